# embed(TARGET NAMESPACE BASE files…): makes files part of the program.
# Generates a header "NAMESPACE.embed.h" with `std::span<const zj::EmbeddedFile> NAMESPACE()`, sorted by path relative to BASE.
# The bytes are taken by the assembler (.incbin), so that even large files cost no compile time.
function(embed target namespace base)
  set(dir ${CMAKE_BINARY_DIR}/embed/${namespace})
  file(MAKE_DIRECTORY ${dir})
  set(files ${ARGN})
  list(SORT files)
  set(asm ".section .rodata\n")
  set(externs "")
  set(rows "")
  set(index 0)
  foreach(file ${files})
    file(RELATIVE_PATH path ${base} ${file})
    set(symbol "zhijian_${namespace}_${index}")
    string(APPEND asm ".global ${symbol}\n.global ${symbol}_end\n${symbol}:\n.incbin \"${file}\"\n${symbol}_end:\n.byte 0\n")
    string(APPEND externs "extern const char ${symbol}[];\nextern const char ${symbol}_end[];\n")
    string(APPEND rows "    {\"${path}\", ${symbol}, ${symbol}_end},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND asm ".section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT ${dir}/${namespace}.S CONTENT "@asm@" @ONLY)
  file(CONFIGURE OUTPUT ${dir}/${namespace}.embed.h CONTENT "#pragma once
#include <span>

#include \"base/embedded.h\"

namespace zj::embedded {
std::span<const EmbeddedFile> ${namespace}();
}
" @ONLY)
  file(CONFIGURE OUTPUT ${dir}/${namespace}.cpp CONTENT "#include \"${namespace}.embed.h\"

extern \"C\" {
@externs@}

namespace zj::embedded {
std::span<const EmbeddedFile> ${namespace}() {
  static const EmbeddedFile files[] = {
@rows@  };
  return files;
}
}  // namespace zj::embedded
" @ONLY)
  set_source_files_properties(${dir}/${namespace}.S PROPERTIES OBJECT_DEPENDS "${files}")
  target_sources(${target} PRIVATE ${dir}/${namespace}.S ${dir}/${namespace}.cpp)
  target_include_directories(${target} PRIVATE ${dir})
endfunction()
