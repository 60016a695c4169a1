#include "measure/reads.h"

namespace zj::measure {

void Reads::add(const std::optional<feel::Expression>& expression, const Document& document) {
  if (expression) add_slots(expression->facts(), document);
}

void Reads::add_slots(const std::vector<std::size_t>& slots, const Document& document) {
  for (const std::size_t slot : slots) {
    if (const Fact* fact = document.fact_at(slot).first) paths_.insert(fact->path.substr(0, fact->path.find("[]")));
  }
}

void Reads::add(const Sentence& sentence, const Document& document) {
  for (const Sentence::Piece& piece : sentence.pieces) add(piece.value, document);
}

void Reads::add(const std::vector<std::size_t>& derived, const Document& document) {
  for (const std::size_t index : derived) {
    const Derived& one = measure_.derived()[index];
    if (one.document == &document) add_slots(one.facts(), document);
  }
}

void Reads::add(const Rule& guard) {
  const Document& document = *guard.document;
  for (const auto* expression : {&guard.when, &guard.require, &guard.sufficient, &guard.note})
    add(*expression, document);
  for (const Rule::Words* words : {&guard.own, &guard.own_english}) {
    for (const Sentence* sentence : {&words->met, &words->unmet, &words->unknown, &words->not_applicable})
      add(*sentence, document);
  }
  add(guard.derived, document);
}

void Reads::add(const LetterTemplate& letter) {
  const Document& document = *letter.document;
  for (const Sentence* sentence : {&letter.title, &letter.to, &letter.number}) add(*sentence, document);
  for (const LetterTemplate::Block& block : letter.blocks) {
    add(block.text, document);
    add(block.rows, document);
  }
  add(letter.derived, document);
}

void Reads::add(const Effect& effect, const Document& document) {
  add(effect.value, document);
  add(effect.text, document);
  add(effect.derived, document);
}

}  // namespace zj::measure
