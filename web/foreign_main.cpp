// A program of its own beside the page's: the readers and writers of foreign files (core/foreign). The page loads it
// when the first such file comes (web/platform/foreign.cpp) and gives it memory of its own, so that a hostile file can
// break nothing but this.
#include "core/foreign/service.hpp"

namespace {
crm::ForeignService& service() {
    static crm::ForeignService one;
    return one;
}
crm::Bytes question, answer;
} // namespace

extern "C" {

__attribute__((export_name("foreign_room"))) char*
foreign_room(unsigned bytes) { // where the question has to be written
    question.resize(bytes);
    return question.data();
}

__attribute__((export_name("foreign_answer"))) unsigned
foreign_answer() { // to the question that was written; its length
    answer = service().answer(question);
    return static_cast<unsigned>(answer.size());
}

__attribute__((export_name("foreign_text"))) const char* foreign_text() { return answer.data(); }

__attribute__((export_name("foreign_is_idle"))) int foreign_is_idle() { return service().is_idle(); }
}
