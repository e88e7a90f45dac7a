/// Reports what is wrong with definitions whatever their values are, where no other check found them
/// wrong.
struct DefinitionProblems {
  let elaboration: Elaboration
  let bag: DiagnosticBag

  private var declarations: Declarations { elaboration.declarations }

  func check() {
    var problems: [Diagnostic] = []
    let modules =
      declarations.moduleNames.compactMap { declarations.modules[$0] } + declarations.nameless
    for module in modules where isUnblemished(module.definition) {
      problems += elaboration.module(module).problems
    }
    for (id, definition) in declarations.values
    where id.module == .own && isUnblemished(definition) {
      problems += elaboration.value(definition)?.problems ?? []
    }
    for (id, definition) in declarations.valueFunctions
    where id.module == .own && isUnblemished(definition) {
      problems += elaboration.function(id)?.problems ?? []
    }
    var seen: Set<Diagnostic> = []
    for problem in problems where isOwn(problem) && seen.insert(problem).inserted {
      bag.report(problem)
    }
  }

  private func isUnblemished(_ definition: Definition) -> Bool {
    !bag.hasError(in: definition.range)
  }

  private func isOwn(_ diagnostic: Diagnostic) -> Bool {
    declarations.module(ofFile: diagnostic.primary.range.file) == .own
  }
}
