#pragma once
// JSON that is read once and let go: one flat array of nodes whose texts are views of what was read, instead of a tree
// of strings. A third of the work of a Json; parse_json makes its tree from it, so that there is one parser.

#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace zj {

// One value among the nodes; as long-lived as they are.
class JsonView {
 public:
  bool is_null() const { return node_->kind == Kind::null; }
  bool is_array() const { return node_->kind == Kind::array; }
  bool is_object() const { return node_->kind == Kind::object; }
  std::optional<bool> boolean() const {
    if (node_->kind != Kind::no && node_->kind != Kind::yes) return std::nullopt;
    return node_->kind == Kind::yes;
  }
  // As written: "0.7", "1e3".
  std::optional<std::string_view> number() const { return text_of(Kind::number); }
  std::optional<std::string_view> string() const { return text_of(Kind::string); }

  // Precondition: a member of an object.
  std::string_view key() const { return {node_->key, node_->key_size}; }

  // Elements of an array, members of an object, in their order; none of anything else.
  std::size_t size() const { return is_array() || is_object() ? node_->size : 0; }
  class Iterator;
  Iterator begin() const;
  Iterator end() const;

 private:
  friend class JsonNodes;
  enum class Kind : std::uint8_t { null, no, yes, number, string, array, object };
  // In preorder: the children of a container stand right behind it, each followed by its own.
  struct Node {
    const char* key = nullptr;
    const char* text = nullptr;
    std::uint32_t key_size = 0;
    std::uint32_t size = 0;   // bytes of a text, children of a container
    std::uint32_t nodes = 1;  // of this value, itself included
    Kind kind = Kind::null;
  };

  explicit JsonView(const Node* node) : node_(node) {}
  std::optional<std::string_view> text_of(Kind kind) const {
    if (node_->kind != kind) return std::nullopt;
    return std::string_view(node_->text, node_->size);
  }

  const Node* node_;
};

class JsonView::Iterator {
 public:
  using value_type = JsonView;
  using difference_type = std::ptrdiff_t;

  Iterator() = default;
  explicit Iterator(const Node* node) : node_(node) {}
  JsonView operator*() const { return JsonView(node_); }
  Iterator& operator++() {
    node_ += node_->nodes;
    return *this;
  }
  Iterator operator++(int) {
    Iterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(Iterator, Iterator) = default;

 private:
  const Node* node_ = nullptr;
};

inline JsonView::Iterator JsonView::begin() const {
  return Iterator(node_ + 1);
}
inline JsonView::Iterator JsonView::end() const {
  return Iterator(node_ + node_->nodes);
}

// The nodes of one value. What they were read from must outlive them: the text, or the Json.
class JsonNodes {
 public:
  // Errors and refusals as of parse_json.
  static Result<JsonNodes> parse(std::string_view text, JsonLimits limits = {});
  explicit JsonNodes(const Json& value) { add(value); }

  JsonView root() const { return JsonView(nodes_.data()); }
  Json tree() const;

 private:
  class Builder;
  using Kind = JsonView::Kind;
  using Node = JsonView::Node;

  JsonNodes() = default;
  void add(const Json& value);
  static Json tree(JsonView view);

  std::vector<Node> nodes_;
  std::forward_list<std::string> unescaped_;  // texts that stand otherwise in what was read: "\u667a"
};

}  // namespace zj
