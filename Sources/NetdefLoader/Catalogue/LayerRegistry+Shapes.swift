import Netdef

extension LayerRegistry {
  mutating func registerShapes() {
    register(layer: "Flatten") { arguments, _ in
      try Flatten(start: arguments["start"], end: arguments["end"])
    }
    register(layer: "Identity") { _, _ in Identity() }
    register(layer: "Dropout") { arguments, _ in
      try Dropout(checking: arguments["p"], inplace: arguments["inplace"])
    }

    register(function: "flatten") { x, arguments in
      try x.flatten(start: arguments["start"], end: arguments["end"])
    }
    register(
      function: "concatenate",
      combine: { nodes, arguments in
        try Node.concatenate(nodes, axis: arguments["axis"])
      })
    register(function: "dropout") { x, arguments in try x.dropout(p: arguments["p"]) }
  }
}
