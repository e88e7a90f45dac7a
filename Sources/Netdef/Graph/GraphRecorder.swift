import NetdefStack

/// Records one forward pass: the graph so far and the modules being called.
///
/// There is one recorder per recording and no global one, so recordings in several tasks cannot
/// meet. It is no part of the graph that it makes.
final class GraphRecorder {
  /// The graph so far.
  private(set) var graph = Graph()

  /// The modules being called, outermost first.
  private var frames: [ModuleFrame] = []

  /// The modes that the recording goes by, if they were read beforehand.
  private let modes: ModeSnapshot?

  /// Whether a recording with the same shapes and modes would be the same: false once a module was
  /// called that does not promise it, or a mode was read that the snapshot does not hold.
  private(set) var isRepeatable = true

  /// The calls of modules, in the order in which they ended.
  private(set) var calls: [Call] = []

  /// How often each trace name has been used.
  private var nameCounts: [String: Int] = [:]

  /// The values of parameters and buffers that were used already; as positions, because a node
  /// holds its recorder, and the two would keep each other alive.
  private var references: [ObjectIdentifier: Graph.ValueID] = [:]

  /// The numbers that the open sizes of the network being called stand for.
  var openSizes: [String: Int] = [:]

  /// How deep calls can nest: a module that calls itself without end is stopped while there is
  /// still room on the stack to say so.
  static let maximumDepth = 1000

  /// Calls that are nested deeper run on a stack with room for all that can nest: that of the thread
  /// may have 512 KiB, and some of that is used.
  private static let shallowDepth = 16

  /// Makes a recorder that goes by a snapshot of modes, or reads each mode when it is asked for.
  init(modes: ModeSnapshot? = nil) { self.modes = modes }

  /// A call of a module that ended.
  struct Call {
    let module: any Module

    /// The module's path; nil for the outermost one.
    let path: String?

    /// The path with the number of its repetition, as in traces.
    let name: String?

    /// How many calls it was inside of.
    let depth: Int

    /// The values that were added while it ran.
    let values: Range<Graph.ValueID>

    /// Whether some of these were given names before it ended.
    let namesValues: Bool
    let outputs: [Graph.ValueID]

    /// The positions of the outputs among the names in traces; those of other values stand for what
    /// somebody named.
    let outputNames: Range<Int>
  }

  // MARK: Values

  /// Adds an input.
  func input(shape: Shape, elementType: ElementType) -> Node {
    let node = append(.input(graph.inputs.count), shape, elementType)
    graph.inputs.append(node.id)
    return node
  }

  /// Marks a result.
  func output(_ node: Node) { graph.outputs.append(node.id) }

  /// The parameter's value; one value however often it is used, so that gradients add.
  func value(of parameter: Parameter) -> Node {
    reference(to: parameter, .parameter(parameter), parameter.shape, .float32)
  }

  /// The buffer's value, one however often it is used.
  func value(of buffer: Buffer) -> Node {
    reference(to: buffer, .buffer(buffer), buffer.shape, buffer.elementType)
  }

  /// Adds a constant.
  func constant(_ tensor: Tensor) -> Node {
    append(.constant(tensor), tensor.shape, tensor.elementType)
  }

  /// Adds an operation after asking its rules whether the inputs fit.
  func apply(_ operation: some Operation, to inputs: [Node]) throws -> Node {
    for input in inputs where input.recorder !== self {
      throw InputError(
        "mixes values of two recordings in \(quoted(operation.name)): "
          + "a value is used inside the forward pass that made it")
    }
    do {
      let elementType = try operation.outputElementType(of: inputs.map(\.elementType))
      let shape = try operation.outputShape(of: inputs.map(\.shape))
      return append(.operation(operation, operands: inputs.map(\.id)), shape, elementType)
    } catch var error as ShapeError {
      error.operation = error.operation ?? operation.name
      throw error
    } catch var error as InputError {
      error.operation = error.operation ?? operation.name
      throw error
    }
  }

  /// Adds a value to the graph.
  private func append(
    _ source: Graph.Source, _ shape: Shape, _ elementType: ElementType
  ) -> Node {
    graph.values.append(Graph.Value(source: source, shape: shape, elementType: elementType))
    return Node(
      shape: shape, elementType: elementType, recorder: self, id: graph.values.count - 1)
  }

  /// The value of an object that is read at each run.
  private func reference(
    to object: AnyObject, _ source: Graph.Source, _ shape: Shape, _ elementType: ElementType
  ) -> Node {
    let key = ObjectIdentifier(object)
    if let known = references[key] {
      return Node(shape: shape, elementType: elementType, recorder: self, id: known)
    }
    let node = append(source, shape, elementType)
    references[key] = node.id
    return node
  }

  // MARK: Modules

  /// Calls a layer inside the module being called, and shows its output in traces.
  func call(_ layer: some Layer, named name: String? = nil, with input: Node) throws -> Node {
    try enter(layer, named: name) { frame in
      let start = (values: graph.values.count, names: graph.named.count)
      let output = try layer.forward(input)
      try check(output)
      let call = frame.path.map(uniqueName)
      end(frame, call, since: start, outputs: [output])
      if let call { graph.named.append((call, output.id)) }
      return output
    }
  }

  /// Calls a module inside the one being called, and shows its outputs in traces: under the module's
  /// path, and of several each under the path, a colon and the output's name.
  func call(
    _ module: some MultiLayer, named name: String? = nil, with inputs: [Node]
  ) throws -> [Node] {
    try enter(module, named: name) { frame in
      try module.checkInputCount(inputs.count)
      let start = (values: graph.values.count, names: graph.named.count)
      let outputs = try module.forward(inputs)
      try outputs.forEach(check)
      let names = try module.namesOfOutputs(outputs.count)
      let call = frame.path.map(uniqueName)
      end(frame, call, since: start, outputs: outputs)
      guard let call else { return outputs }
      if outputs.count == 1 {
        graph.named.append((call, outputs[0].id))
      } else {
        for (name, output) in zip(names, outputs) {
          graph.named.append(("\(call):\(name)", output.id))
        }
      }
      return outputs
    }
  }

  /// Notes that a call ended.
  private func end(
    _ frame: ModuleFrame, _ name: String?, since start: (values: Int, names: Int), outputs: [Node]
  ) {
    let position = graph.named.count
    calls.append(
      Call(
        module: frame.module, path: frame.path, name: name, depth: frames.count - 1,
        values: start.values..<graph.values.count,
        namesValues: graph.named[start.names...].contains { $0.value >= start.values },
        outputs: outputs.map(\.id),
        outputNames: position..<position + (name == nil ? 0 : outputs.count)))
  }

  /// Runs the body of a call inside the frame of its module.
  ///
  /// An error that has no path yet gets this call's: the innermost call comes first.
  private func enter<R>(
    _ module: some MultiLayer, named name: String?, _ body: (ModuleFrame) throws -> R
  ) throws -> R {
    let frame = makeFrame(module, named: name)
    if !(module is any FixedStructure) { isRepeatable = false }
    frames.append(frame)
    defer { frames.removeLast() }
    do {
      guard frames.count <= GraphRecorder.maximumDepth else {
        var error = InputError(
          "is called inside \(GraphRecorder.maximumDepth) other modules: does one call itself?")
        // The whole path would be as long as the nesting is deep.
        (error.path, error.layer) = (frame.root, module.typeName)
        throw error
      }
      if frames.count == GraphRecorder.shallowDepth {
        return try LargeStack.run { () throws(any Error) in try body(frame) }
      }
      return try body(frame)
    } catch var error as ShapeError {
      error.locate(in: frame)
      throw error
    } catch var error as InputError {
      error.locate(in: frame)
      throw error
    } catch var error as DefinitionError {
      error.locate(in: frame)
      throw error
    }
  }

  /// Refuses an output that another recording made.
  private func check(_ output: Node) throws(InputError) {
    guard output.recorder === self else {
      throw InputError("returns a value of another recording")
    }
  }

  /// Whether the innermost module being called is training.
  var isTraining: Bool {
    get throws {
      guard let mode = frames.last?.module.ownMode else {
        throw InputError(
          "depends on whether it is training, but the module stores no mode: "
            + "add `let mode = TrainingMode()` to it")
      }
      if let isTraining = modes?[mode] { return isTraining }
      isRepeatable = false
      return mode.isTraining
    }
  }

  /// The frame of a call: the layer's path is found in the innermost module that holds it.
  private func makeFrame(_ layer: some MultiLayer, named name: String?) -> ModuleFrame {
    guard let root = frames.first, let innermost = frames.last else {
      return ModuleFrame(module: layer, root: layer.typeName, path: nil)
    }
    func frame(_ parent: ModuleFrame, _ name: String) -> ModuleFrame {
      ModuleFrame(module: layer, root: root.root, path: parent.path(of: name))
    }
    if let name { return frame(innermost, name) }
    for parent in frames.reversed() {
      if let name = parent.nextName(of: layer) { return frame(parent, name) }
    }
    // A layer that no module in sight stores is known by its type alone.
    return frame(innermost, layer.typeName)
  }

  // MARK: Traces

  /// Shows a value in traces under a name inside the module being called.
  func register(_ node: Node, name: String) {
    register(node, at: frames.last?.path(of: name) ?? name)
  }

  /// Shows a value in traces under a path.
  private func register(_ node: Node, at path: String) {
    graph.named.append((uniqueName(path), node.id))
  }

  /// The path as it stands in traces: `path#2` for its second use.
  private func uniqueName(_ path: String) -> String {
    nameCounts[path, default: 0] += 1
    let count = nameCounts[path, default: 1]
    return count == 1 ? path : "\(path)#\(count)"
  }
}
