import Bytes

/// The style sheet and the icon of all pages. The hub serves them as resources of their own, so that pages need no inline style and
/// the content security policy can forbid it.
///
/// Sizes are rem on a grid of half a rem (8 pixels); colours are the custom properties of `Stylesheet+Colours.swift`, once for light
/// and once for dark. Fonts are those of the system. Nothing is loaded from anywhere.
public enum Stylesheet {
    /// The style sheet, ASCII.
    public static let css: [UInt8] = Array(
        [colours, base, frame, forms, boxes, lists, catalogue, structure, drawings, print].joined(separator: "\n").utf8)

    /// Sixteen characters that change with the sheet, for an address that may be cached for ever: `/stil.css?v=…`.
    public static let version: String = {
        let css = Stylesheet.css
        return String(Hex.string(SHA256.digest(css.span)).prefix(16))
    }()

    /// An icon for the tab: four fields of one common, SVG.
    public static let icon: [UInt8] = Array(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#0b3a82"/>\
        <path fill="#fff" d="M3 3h4.5v4.5H3zM8.5 8.5H13V13H8.5z"/><path fill="#8fc29a" d="M8.5 3H13v4.5H8.5zM3 8.5h4.5V13H3z"/></svg>

        """.utf8)
}
