#include "exchange/xml.h"

#include <gtest/gtest.h>

namespace zj::exchange {
namespace {

TEST(Xml, NestsAndIndents) {
  Xml xml;
  {
    const Element outer(xml, "a", {{"id", "1"}, {"label", ""}});
    xml.leaf("b", {{"href", "#x"}});
    xml.text("c", "词");
    xml.text("d", "");
  }
  EXPECT_EQ(std::move(xml).take(), R"(<?xml version="1.0" encoding="UTF-8"?>
<a id="1">
  <b href="#x"/>
  <c>词</c>
</a>
)");
}

TEST(Xml, NothingHandedInCanBecomeMarkup) {
  Xml xml;
  xml.leaf("a", {{"name", "\"><b x='1'>&amp;\n\t\r"}});
  xml.text("t", "]]></t><t>&lt; a < b\n\"q\"\r\x01");
  EXPECT_EQ(std::move(xml).take(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<a name=\"&quot;&gt;&lt;b x='1'&gt;&amp;amp;&#10;&#9;&#13;\"/>\n"
            "<t>]]&gt;&lt;/t&gt;&lt;t&gt;&amp;lt; a &lt; b\n\"q\"&#13;\xEF\xBF\xBD</t>\n");
}

}  // namespace
}  // namespace zj::exchange
