#include "pages/public/letter.h"

#include <algorithm>

#include "base/date.h"
#include "base/text.h"
#include "html/document.h"
#include "words/pages_public.h"

namespace zj::pages {

namespace {

// The body that registry/letters.cpp stores, read back. Letters are written in Chinese.
struct Block {
  std::string_view kind, text;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

std::vector<std::string> strings(const Json* list) {
  std::vector<std::string> all;
  if (!list || !list->array()) return all;
  for (const Json& one : *list->array()) all.push_back(one.string() ? *one.string() : std::string());
  return all;
}

struct Content {
  std::string_view issuer, number, title, to, basis;
  Date date;
  std::vector<Block> text, attached;
  std::string_view attachment, copies;
};

// Tables belong to the attachment where a letter has one, else they stand in the text.
Content read(const registry::Document& document) {
  const Json& body = document.body;
  Content content{body.text("issuer"),
                  body.text("number"),
                  body.text("title"),
                  body.text("to"),
                  body.text("basis"),
                  {},
                  {},
                  {},
                  {},
                  {}};
  content.date = parse_date(body.text("date")).value_or(day_of(document.made));
  const Json* blocks = body.find("blocks");
  if (!blocks || !blocks->array()) return content;
  for (const Json& block : *blocks->array()) {
    if (block.text("kind") == "attachment") content.attachment = block.text("text");
    if (block.text("kind") == "copies") content.copies = block.text("text");
  }
  for (const Json& json : *blocks->array()) {
    Block block{json.text("kind"), json.text("text"), strings(json.find("columns")), {}};
    if (block.kind == "attachment" || block.kind == "copies" || (block.kind != "table" && trim(block.text).empty()))
      continue;
    if (const Json* rows = json.find("rows"); rows && rows->array()) {
      for (const Json& row : *rows->array()) block.rows.push_back(strings(&row));
    }
    const bool apart = block.kind == "table" && !content.attachment.empty();
    (apart ? content.attached : content.text).push_back(std::move(block));
  }
  return content;
}

// 一、 of a heading and （一） of a sub-heading: the printer numbers them itself.
documents::Paragraph numbered(std::string_view text) {
  constexpr std::string_view comma = "、", open = "（", close = "）";
  if (text.starts_with(open)) {
    if (const auto end = text.find(close); end != std::string_view::npos)
      return {std::string(text.substr(end + close.size())), 2};
  }
  if (const auto end = text.find(comma); end != std::string_view::npos && end <= 9)
    return {std::string(text.substr(end + comma.size())), 1};
  return {std::string(text), 0};
}

documents::Table printable_table(const Block& block) {
  documents::Table table;
  for (const std::string& column : block.columns) table.columns.push_back({column, documents::Align::left, 0});
  table.rows = block.rows;
  return table;
}

html::Html sheet_table(const Block& block) {
  using namespace html;
  const Html head = each(block.columns, [](const std::string& column) { return th(attr("scope", "col"), column); });
  const Html rows = each(block.rows, [](const std::vector<std::string>& row) {
    return tr(each(row, [](const std::string& cell) { return td(cell); }));
  });
  return table(cls("sheet__list"), thead(tr(head)), tbody(rows));
}

html::Html sheet_block(const Block& block) {
  if (block.kind == "table") return sheet_table(block);
  return block.kind == "heading" ? html::letter_heading(block.text) : html::letter_paragraph(block.text);
}

std::string salutation(std::string_view to) {
  for (const std::string_view colon : {"：", ":"}) {
    if (to.ends_with(colon)) to.remove_suffix(colon.size());
  }
  return std::string(to);
}

}  // namespace

html::Html letter_sheets(const registry::Document& document, bool heads_page) {
  using namespace html;
  const Content content = read(document);
  Html body = content.to.empty() ? Html{} : letter_flush(salutation(content.to) + "：");
  for (const Block& block : content.text) body += sheet_block(block);
  if (!content.attachment.empty())
    body += letter_paragraph(say(words::document_attachment_line, content.attachment).in(Lang::zh));
  body += letter_signature(content.issuer, to_chinese(content.date));
  if (!content.copies.empty()) body += p(cls("flush sheet__copy"), content.copies);
  Html sheets = sheet({.org = std::string(content.issuer),
                       .number = std::string(content.number),
                       .title = {std::string(content.title)},
                       .title_heads_page = heads_page,
                       .body = body});
  if (!content.attachment.empty()) {
    sheets += sheet({.body = group(p(cls("flush sheet__att"), words::document_attachment.in(Lang::zh)),
                                   h2(cls("sheet__h2"), content.attachment), each(content.attached, sheet_table))});
  }
  return sheets;
}

documents::Letter printable(const registry::Document& document, std::string verify_url) {
  const Content content = read(document);
  documents::Letter letter;
  letter.letterhead = content.issuer;
  letter.number = content.number;
  letter.title = content.title;
  letter.salutation = salutation(content.to);
  for (const Block& block : content.text) {
    if (block.kind == "table") {
      letter.body.emplace_back(printable_table(block));
    } else {
      letter.body.emplace_back(block.kind == "heading" ? numbered(block.text)
                                                       : documents::Paragraph{std::string(block.text), 0});
    }
  }
  if (!content.attachment.empty()) {
    documents::Attachment attachment{std::string(content.attachment), {}, false};
    for (const Block& block : content.attached) attachment.blocks.emplace_back(printable_table(block));
    letter.attachments.push_back(std::move(attachment));
  }
  letter.signature = content.issuer;
  letter.date = content.date;
  letter.basis = content.basis;
  letter.copies = content.copies;
  letter.verify_url = std::move(verify_url);
  return letter;
}

}  // namespace zj::pages
