#include "feel/types.h"

#include <algorithm>

namespace zj::feel {

struct Type::Detail {
  std::vector<Type> parts;  // element; or parameters and then the result
  std::vector<Field> fields;
  bool open = false;
  bool facts = false;
  std::function<bool(const Value&)> allowed;
};

namespace {

using Kind = Type::Kind;

constexpr const char* kind_names[] = {"Any",
                                      "Null",
                                      "boolean",
                                      "number",
                                      "number",
                                      "string",
                                      "date",
                                      "time",
                                      "date and time",
                                      "days and time duration",
                                      "years and months duration",
                                      "list",
                                      "context",
                                      "range",
                                      "function"};

Kind kind_of(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::null:
      return Kind::null;
    case Value::Kind::boolean:
      return Kind::boolean;
    case Value::Kind::number:
      return Kind::number;
    case Value::Kind::quotient:
      return Kind::quotient;
    case Value::Kind::string:
      return Kind::string;
    case Value::Kind::date:
      return Kind::date;
    case Value::Kind::time:
      return Kind::time;
    case Value::Kind::date_and_time:
      return Kind::date_and_time;
    case Value::Kind::days_duration:
      return Kind::days_duration;
    case Value::Kind::months_duration:
      return Kind::months_duration;
    case Value::Kind::list:
      return Kind::list;
    case Value::Kind::context:
      return Kind::context;
    case Value::Kind::range:
      return Kind::range;
    case Value::Kind::function:
      return Kind::function;
  }
  return Kind::any;
}

Type element_of(std::span<const Value> items) {
  if (items.empty()) return Type();
  Type element = Type::of(items.front());
  for (const Value& item : items.subspan(1)) element = unite(element, Type::of(item));
  return element;
}

}  // namespace

Type Type::list(Type element) {
  Type t(Kind::list);
  auto detail = std::make_shared<Detail>();
  detail->parts.push_back(std::move(element));
  t.detail_ = std::move(detail);
  return t;
}

Type Type::range(Type endpoint) {
  Type t = list(std::move(endpoint));
  t.kind_ = Kind::range;
  return t;
}

Type Type::function(std::vector<Type> parameters, Type result) {
  Type t(Kind::function);
  auto detail = std::make_shared<Detail>();
  detail->parts = std::move(parameters);
  detail->parts.push_back(std::move(result));
  t.detail_ = std::move(detail);
  return t;
}

Type Type::context(std::vector<Field> fields, bool open) {
  Type t(Kind::context);
  auto detail = std::make_shared<Detail>();
  detail->fields = std::move(fields);
  detail->open = open;
  detail->facts = true;
  t.detail_ = std::move(detail);
  return t;
}

Type Type::built_context(std::vector<Field> fields, bool open) {
  Type t(Kind::context);
  auto detail = std::make_shared<Detail>();
  detail->fields = std::move(fields);
  detail->open = open;
  t.detail_ = std::move(detail);
  return t;
}

Type Type::restricted(Type base, std::function<bool(const Value&)> allowed) {
  auto detail = base.detail_ ? std::make_shared<Detail>(*base.detail_) : std::make_shared<Detail>();
  detail->allowed = std::move(allowed);
  base.detail_ = std::move(detail);
  return base;
}

Type Type::of(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::list:
      return list(element_of(value.items()));
    case Value::Kind::context: {
      std::vector<Field> fields;
      for (const Entry& entry : value.entries()) {
        Type type = of(entry.value);
        if (type.kind() == Kind::null) type = Type();
        fields.push_back({std::string(entry.name.text()), std::move(type)});
      }
      return built_context(std::move(fields), true);
    }
    case Value::Kind::range: {
      const Value::Range& r = value.as_range();
      return range(of(r.low.is_null() ? r.high : r.low));
    }
    case Value::Kind::null:
      return Type();
    default:
      return Type(kind_of(value));
  }
}

Type Type::element() const {
  return (kind_ == Kind::list || kind_ == Kind::range) && detail_ && !detail_->parts.empty() ? detail_->parts.front()
                                                                                             : Type();
}

const std::vector<Type::Field>& Type::fields() const {
  static const std::vector<Field> none;
  return detail_ ? detail_->fields : none;
}

const Type::Field* Type::field(std::string_view name) const {
  const auto& all = fields();
  const auto found = std::ranges::find_if(all, [&](const Field& f) { return f.name == name; });
  return found == all.end() ? nullptr : &*found;
}

bool Type::is_open() const {
  return kind_ == Kind::any || (kind_ == Kind::context && (!detail_ || detail_->open));
}
bool Type::holds_facts() const {
  return kind_ == Kind::context && detail_ && detail_->facts;
}

const std::vector<Type>& Type::parameters() const {
  static const std::vector<Type> none;
  return kind_ == Kind::function && detail_ ? detail_->parts : none;
}

Type Type::result() const {
  return kind_ == Kind::function && detail_ ? detail_->parts.back() : Type();
}

bool compatible(const Type& a, const Type& b) {
  if (a.is_any() || b.is_any() || a.kind() == Kind::null || b.kind() == Kind::null) return true;
  if (a.is_number() && b.is_number()) return true;
  if (a.kind() != b.kind()) return false;
  if (a.kind() == Kind::list || a.kind() == Kind::range) return compatible(a.element(), b.element());
  return true;
}

Type unite(const Type& a, const Type& b) {
  if (a.kind() == Kind::null) return b;
  if (b.kind() == Kind::null) return a;
  if (a.is_number() && b.is_number()) return a.kind() == b.kind() ? a : Type(Kind::number);
  if (a.kind() != b.kind()) return {};
  if (a == b) return a;
  switch (a.kind()) {
    case Kind::list:
      return Type::list(unite(a.element(), b.element()));
    case Kind::range:
      return Type::range(unite(a.element(), b.element()));
    case Kind::context: {
      std::vector<Type::Field> fields = a.fields();
      for (Type::Field& field : fields) {
        const Type::Field* other = b.field(field.name);
        if (other) field.type = unite(field.type, other->type);
      }
      for (const Type::Field& field : b.fields()) {
        if (!a.field(field.name)) fields.push_back(field);
      }
      return Type::built_context(std::move(fields), a.is_open() || b.is_open());
    }
    default:
      return Type(a.kind());
  }
}

bool operator==(const Type& a, const Type& b) {
  if (a.kind_ != b.kind_) return false;
  if (a.detail_ == b.detail_) return true;
  if (!a.detail_ || !b.detail_ || a.detail_->allowed || b.detail_->allowed) return false;
  return a.detail_->open == b.detail_->open && a.detail_->facts == b.detail_->facts &&
         a.detail_->parts == b.detail_->parts &&
         std::ranges::equal(a.detail_->fields, b.detail_->fields, [](const Type::Field& x, const Type::Field& y) {
           return x.name == y.name && x.type == y.type;
         });
}

std::string Type::text() const {
  std::string out = kind_names[static_cast<std::size_t>(kind_)];
  switch (kind_) {
    case Kind::list:
    case Kind::range:
      return detail_ ? out + "<" + element().text() + ">" : out;
    case Kind::context:
      if (fields().empty()) return out;
      for (const Field& field : fields()) {
        out += (&field == &fields().front() ? "<" : ", ") + field.name + ": " + field.type.text();
      }
      return out + ">";
    case Kind::function:
      if (!detail_) return out;
      out += "<";
      for (std::size_t i = 0; i + 1 < detail_->parts.size(); ++i) out += (i ? ", " : "") + detail_->parts[i].text();
      return out + "> -> " + result().text();
    default:
      return out;
  }
}

bool belongs(const Value& value, const Type& type, bool to_allowed) {
  if (value.is_null() || type.is_any()) return true;
  if (to_allowed && type.detail_ && type.detail_->allowed && !type.detail_->allowed(value)) return false;
  switch (type.kind()) {
    case Kind::number:
    case Kind::quotient:
      return value.is_numeric();
    case Kind::list: {
      const Type element = type.element();
      return value.is_list() && (element.is_any() || std::ranges::all_of(value.items(), [&](const Value& v) {
                                   return belongs(v, element, to_allowed);
                                 }));
    }
    case Kind::range: {
      if (value.kind() != Value::Kind::range) return false;
      const Value::Range& r = value.as_range();
      return belongs(r.low, type.element(), to_allowed) && belongs(r.high, type.element(), to_allowed);
    }
    case Kind::context:
      return value.is_context() && std::ranges::all_of(type.fields(), [&](const Type::Field& field) {
               const Value* v = value.find(field.name);
               return v ? belongs(*v, field.type, to_allowed) : type.holds_facts();
             });
    default:
      return kind_of(value) == type.kind();
  }
}

bool conforms(const Value& value, const Type& type) {
  return belongs(value, type, true);
}
bool is_instance(const Value& value, const Type& type) {
  return belongs(value, type, false);
}

Value coerce(const Value& value, const Type& type) {
  if (conforms(value, type)) return value;
  if (type.kind() == Kind::list && !value.is_list()) {
    const Value item = coerce(value, type.element());
    return item.is_null() ? item : Value::list({item});
  }
  if (value.is_list() && value.items().size() == 1 && conforms(value.items().front(), type))
    return value.items().front();
  if (type.kind() == Kind::date_and_time && value.kind() == Value::Kind::date) {
    return Value::date_and_time({value.as_day() * seconds_per_day, 0, 0});
  }
  return Value::null(Fault::wrong_type, type.text());
}

}  // namespace zj::feel
