#pragma once
// What goes out on paper, as it looks on a screen: the official letter, the certificate, the code to check it with.

#include <string>
#include <string_view>
#include <vector>

#include "html/html.h"
#include "words/words.h"

namespace zj::html {

// One sheet of an official letter in the proportions of GB/T 9704 (A4, block 156 × 225 mm, 22 lines of 28 characters at
// 16 pt); on a phone a continuous text. The head is on the first sheet only.
struct Sheet {
  std::string org = {};                 // 成都市经济和信息化局
  std::string number = {};              // 成经信智补〔2026〕17号
  std::vector<std::string> title = {};  // in lines
  bool title_heads_page = true;         // false: the page has a heading of its own
  Html body;
  int page = 0;  // 0: no page number
};
Html sheet(const Sheet& sheet);
Html letter_paragraph(std::string_view text);  // indented by two characters
Html letter_flush(std::string_view text);      // the addressee
Html letter_heading(std::string_view text);    // 一、公示时间
Html letter_signature(std::string_view org, std::string_view date);
// The ground that sheets and certificates lie on.
Html desk(const Html& sheets);

struct Certificate {
  std::string label;       // 称号证书, for readers of the page aloud
  std::string place;       // 成都市
  std::string title;       // 智能工厂
  std::vector<Html> body;  // lines; the name in b()
  std::string number;      // CD-ZNGC-2025-0037
  std::string basis;       // 成经信发〔2025〕58号　附件第 37 项
  std::string how_to_check;
  std::string issuer;
  std::string date;
  Html code = {};  // qr()
};
Html certificate(const Certificate& certificate);

// A QR code from its modules, row by row, `size` in each, true is dark. `label` says where it leads.
Html qr(int size, const std::vector<bool>& modules, std::string_view label);

}  // namespace zj::html
