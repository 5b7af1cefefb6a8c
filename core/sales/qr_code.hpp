// A QR code (ISO/IEC 18004) as a picture of squares, made by Nayuki's generator.
//
//     if (const auto code = qr_code_of(text)) html += svg_path_of(*code);   // <svg viewBox="0 0 size size">
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crm {

struct QrCode {
    int size = 0;           // squares on a side, 21 to 177, without the quiet zone: four squares that stay white
    std::vector<bool> dark; // row by row
    bool is_dark(int x, int y) const { return dark[static_cast<std::size_t>(y * size + x)]; }
};

// Bytes at error correction level M (15 %) or better where that costs no larger code. None: more than 2,331 bytes.
std::optional<QrCode> qr_code_of(std::string_view bytes);
// The dark squares as the `d` of an SVG path, one unit a square, beginning at 0,0.
std::string svg_path_of(const QrCode& code);

} // namespace crm
