#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "documents/pdf.h"

namespace zj::documents {

// A paragraph of the body, or a heading. Headings are numbered here, so that a number is never missing or doubled:
// 1 一、 2 （一） 3 1. 4 （1）; level 0 is plain text. Line breaks in the text begin a new indented line.
struct Paragraph {
  std::string text;
  int level = 0;
};

struct Column {
  std::string heading;  // a table whose headings are all empty has no heading row
  Align align = Align::left;
  double share = 0;  // of the width, in proportion to the others; 0 in all columns: as wide as their content asks
};

// A table as wide as the text. Its heading row is repeated on every page; a row stays on one page unless it is longer
// than half of one.
struct Table {
  std::string caption = {};  // centred above; may be empty
  std::vector<Column> columns = {};
  std::vector<std::vector<std::string>> rows = {};  // as many cells as columns
};

using Block = std::variant<Paragraph, Table>;

// Begins a page of its own after the letter; numbered when there are several.
struct Attachment {
  std::string title;
  std::vector<Block> blocks = {};
  bool landscape = false;  // for wide tables: the page lies across, its number stays where the others have it
};

// An official document (公文) in the layout of GB/T 9704-2012: notice, receipt, recommendation, opinion, list. Empty
// texts are left out; a form without a head (意见表, 回执) has an empty `letterhead`.
struct Letter {
  std::string letterhead = {};  // 发文机关标志, in red: 成都市经济和信息化局文件
  std::string number = {};      // 发文字号: 成经信发〔2026〕5号
  std::string title;            // broken by sense; a line break in it stays
  std::string salutation = {};  // 主送机关, without colon
  std::vector<Block> body = {};
  std::vector<Attachment> attachments = {};
  std::string signature = {};           // 发文机关署名
  Date date = {};                       // 成文日期; also the date of the file
  std::string basis = {};               // in brackets below the date: articles the act rests on
  std::vector<std::string> notes = {};  // 附注, in brackets below the date: contact, telephone
  std::string copies = {};              // 抄送
  std::string printed_by = {};          // 印发机关; with `copies` it stands at the foot of the last page (版记)
  std::string verify_url = {};          // printed as QR code and link beside the signature
};

// A4 pages of 22 lines with 28 characters. Bad input for an empty title, a row with another number of cells than its
// table has columns, a share that is not above 0 beside others that are, a level beyond 4, an address too long for a QR
// code; `at` names the place (attachments[0].blocks[1].rows[7]). Unavailable without fonts. Thread-safe.
Result<Pdf> print(const Letter& letter, const Fonts& fonts = {});

}  // namespace zj::documents
