/// What generated files keep beside their classes: the values and functions of a `.netdef` file.
///
/// Each generated file extends it privately, so that no name of it can meet a name of the app.
public enum FileValues {}

/// What generated files keep beside their classes: the netdef texts that networks are saved with.
///
/// Each generated file extends it privately, so that no name of it can meet a name of the app.
public enum SourceTexts {}
