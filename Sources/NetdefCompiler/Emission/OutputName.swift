/// The name of the Swift file for a `.netdef` file: `Blocks/Stem.netdef` → `Blocks+Stem.netdef.swift`.
///
/// Swift wants different names for all files of a module, so the folders are part of it. Different
/// paths have different names, also where only the bytes of a letter differ: `+` stands between
/// folders, letters and digits of ASCII, `-`, `_` and `.` stand for themselves, and all other bytes
/// are `=` and two digits. This file is the plugin's as well, by a link, since a plugin cannot import
/// a module.
public enum OutputName {
  /// Names are no longer, so that a file system takes them also with what the Swift compiler appends.
  static let limit = 200

  /// - Parameter path: The file's path, relative to the folder of its target.
  public static func forFile(at path: String) -> String {
    var name: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "/"):
        name.append(UInt8(ascii: "+"))
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."):
        name.append(byte)
      default:
        name += [UInt8(ascii: "="), digit(byte >> 4), digit(byte & 15)]
      }
    }
    name += Array(".swift".utf8)
    if name.count > limit { name = shortened(name, of: path) }
    return String(decoding: name, as: UTF8.self)
  }

  /// `=-`, which no other name begins with, a hash of the path, and as much of the end as fits.
  private static func shortened(_ name: [UInt8], of path: String) -> [UInt8] {
    // FNV-1a with 64 bits.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = (0..<16).reversed().map { digit(UInt8(truncatingIfNeeded: hash >> (4 * $0)) & 15) }
    let head = Array("=-".utf8) + digits + [UInt8(ascii: "-")]
    return head + name.suffix(limit - head.count)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "A") - 10)
  }
}
