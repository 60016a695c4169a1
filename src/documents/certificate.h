#pragma once

#include <string>

#include "base/date.h"
#include "base/result.h"
#include "documents/pdf.h"

namespace zj::documents {

// What a certificate of a recognised title says. It carries no drawn seal: its authority is the signed credential
// behind the number, which the QR code opens. Texts are printed as given; an empty one that is optional is left out.
struct Certificate {
  std::string title;               // 成都市智能工厂, 成都市数字化车间
  std::string english_title = {};  // optional: CHENGDU SMART FACTORY
  int year = 0;                    // of the round (批次年度)
  std::string number;              // CD-ZNGC-2026-0001
  std::string enterprise;
  std::string credit_code;
  std::string site;               // name of the factory or workshop
  std::string district = {};      // optional
  std::string decision;           // document that recognised it: 成经信发〔2026〕58号
  Date decided;                   // its date; also the date of the file
  std::string issuer;             // 成都市经济和信息化局
  std::string verify_url;         // printed as QR code and link
  std::string measure = {};       // optional: name of the measure
  std::string measure_hash = {};  // optional: the first digits of its hash
  std::string reference = {};     // optional: place in the record, №48213·73b3062d
};

// One page, A4 across. Bad input when a field that is not optional is empty or the address does not fit a QR code;
// `at` is the field's name. Unavailable without fonts. Thread-safe.
Result<Pdf> print(const Certificate& certificate, const Fonts& fonts = {});

}  // namespace zj::documents
