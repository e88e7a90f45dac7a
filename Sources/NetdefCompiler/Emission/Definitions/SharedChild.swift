/// What is known of a class's shared layers only when their uses are written.
final class SharedNames {
  var names: Set<SharedName> = []

  /// Those that are values and take several tensors, which only a use tells.
  var several: Set<SharedName> = []
}

/// What a layer that is made once is known by in its body.
enum SharedName: Hashable {
  case local(Local)
  /// All that one computed name declares, by its pattern.
  case family(String)
}

extension BodyEmitter {
  /// A layer that is made once, or all layers that one computed name declares.
  struct SharedChild {
    /// The name in netdef; of a computed one, the text that it begins with.
    var name: String
    var key: SharedName
    var range: SourceRange

    /// The term that says what to make, where it is one.
    var layer: Term?
    var environment: ExpressionEmitter?

    /// The Swift type.
    var type: SwiftType

    /// How many tensors it gives.
    var outputs = 1

    /// The pattern of a computed name, `cell{}`: then it is several layers, a `SharedLayers`.
    var pattern: String?

    /// Whether it is an object that makes the layer at its first use, wherever that stands.
    var isObject = false

    /// Whether it belongs to the class around: then each use here is a child of this one.
    var isHanded = false

    /// The property's index in the plan.
    var property: Int?

    /// The local that holds the object, or the layer while it may or may not have been made.
    var local: SwiftVariable?

    /// Whether its first use may not come.
    var isUncertain = false

    /// Whether some use comes for certain.
    var isCertain = false

    /// Whether each arm of a condition makes a layer of its own, at a first use that is certain.
    var isByArm = false

    /// Whether it may be `none`: then the local that holds its recipe is optional.
    var isOptional = false
    var recipe: SwiftVariable?

    /// What it is called in netdef, as one or several layers.
    var plural: String { pattern == nil ? name : SwiftNames.plural(name) }

    /// The label under which a class inside is given it.
    var label: String { SwiftNames.label(plural) }

    /// What a class inside is given.
    var parameter: SwiftParameter {
      let object = SwiftType.generic(
        .runtime(pattern == nil ? "SharedLayer" : "SharedLayers"), [type])
      return SwiftParameter(
        label, local ?? SwiftVariable(name),
        isOptional && pattern == nil ? .optional(object) : object)
    }

    /// The same as a class inside has it.
    func handed(local: SwiftVariable) -> SharedChild {
      var result = self
      result.local = local
      result.isHanded = true
      return result
    }
  }
}
