#include "core/sales/qr_code.hpp"

#include <algorithm>
#include <cstdint>

#include "qrcodegen.h"

namespace crm {

std::optional<QrCode> qr_code_of(std::string_view bytes) {
    constexpr std::size_t bytes_max = 2331; // of version 40 at level M
    if (bytes.size() > bytes_max) return {};
    std::vector<std::uint8_t> data(qrcodegen_BUFFER_LEN_MAX), code(qrcodegen_BUFFER_LEN_MAX);
    std::ranges::copy(bytes, data.begin());
    if (!qrcodegen_encodeBinary(data.data(), bytes.size(), code.data(), qrcodegen_Ecc_MEDIUM, qrcodegen_VERSION_MIN,
                                qrcodegen_VERSION_MAX, qrcodegen_Mask_AUTO, true))
        return {};
    QrCode made{.size = qrcodegen_getSize(code.data())};
    for (int y = 0; y < made.size; ++y)
        for (int x = 0; x < made.size; ++x) made.dark.push_back(qrcodegen_getModule(code.data(), x, y));
    return made;
}

std::string svg_path_of(const QrCode& code) {
    std::string path;
    for (int y = 0; y < code.size; ++y)
        for (int x = 0; x < code.size;) {
            int end = x;
            while (end < code.size && code.is_dark(end, y)) ++end;
            if (end > x)
                path += 'M' + std::to_string(x) + ' ' + std::to_string(y) + 'h' + std::to_string(end - x) + "v1h-" +
                        std::to_string(end - x) + 'z';
            x = std::max(end, x + 1);
        }
    return path;
}

} // namespace crm
