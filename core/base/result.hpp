// Result<T, E>: a value, or the exact reason why there is none. The standard's std::expected under the names we say
// aloud.
#pragma once
#include <expected>

namespace crm {
template <class T, class E> using Result = std::expected<T, E>;
template <class E> using Unexpected = std::unexpected<E>;
} // namespace crm
