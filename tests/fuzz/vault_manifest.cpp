// Any bytes as a manifest: refused or read, never a crash; what is read is written back the same.
// The checksum is made right first, or no random bytes would get past it.
#include "core/store/vault_manifest.hpp"
#include "core/store/frames_bytes.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    crm::Bytes bytes(reinterpret_cast<const char*>(data), size);
    (void)crm::decode_manifest(bytes);
    crm::put_u32(bytes, crm::crc32c(bytes));
    auto manifest = crm::decode_manifest(bytes);
    if (!manifest) return 0;
    auto again = crm::decode_manifest(crm::encode_manifest(*manifest));
    if (!again || *again != *manifest) std::abort();
    return 0;
}
