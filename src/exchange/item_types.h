#pragma once
// The types of an exported model: what a dossier's facts and a decision's value may be. Inside the room.

#include <string>
#include <string_view>
#include <vector>

#include "exchange/vocabulary.h"
#include "exchange/xml.h"
#include "measure/glossary.h"

namespace zj::exchange {

class ItemTypes {
 public:
  explicit ItemTypes(Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  // Names of types; a definition is made where the standard has no word for it. Empty: anything.
  std::string of(const measure::Key& key);
  std::string of(const feel::Type& type);
  // A list of items of the named type.
  std::string list_of(const std::string& item);
  // One of these words.
  std::string choice(std::string_view name, std::vector<std::string> values);
  // A context of these entries: name and type.
  std::string record(std::string_view name, std::vector<std::pair<std::string, std::string>> entries);

  void write(Xml& xml) const;

 private:
  // An item definition, or a component of one.
  struct Item {
    std::string name;
    std::string description;
    std::string type;                 // empty where it has components
    std::vector<std::string> values;  // of a closed list
    bool collection = false;
    std::vector<Item> components;
  };

  Item item(const measure::Key& key, const std::string& path);
  Item item(const measure::Fact& fact, const std::string& path);
  std::string define(std::string_view wanted, Item item);
  static void write(Xml& xml, const Item& item, const char* element);

  Vocabulary& vocabulary_;
  std::vector<Item> items_;
  std::vector<std::pair<std::string, std::string>> lists_;  // type of the items, name of the list's type
};

}  // namespace zj::exchange
