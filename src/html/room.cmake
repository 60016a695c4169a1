# What the html room builds beyond its library and tests.

# Wrong use must not compile: the compiler is asked for each case of wrong_use.inc and must give the error named here.
if(ZHIJIAN_TESTS)
  function(must_not_compile case error)
    add_test(NAME html_wrong_use_${case}
             COMMAND ${CMAKE_CXX_COMPILER} -std=c++20 -fsyntax-only -fdiagnostics-color=never -I${CMAKE_BINARY_DIR}/doors/html
                     -DCASE=${case} -x c++ ${CMAKE_SOURCE_DIR}/src/html/wrong_use.inc)
    set_tests_properties(html_wrong_use_${case} PROPERTIES PASS_REGULAR_EXPRESSION "${error}")
  endfunction()
  add_test(NAME html_right_use
           COMMAND ${CMAKE_CXX_COMPILER} -std=c++20 -fsyntax-only -Werror -I${CMAKE_BINARY_DIR}/doors/html -DCASE=0
                   -x c++ ${CMAKE_SOURCE_DIR}/src/html/wrong_use.inc)
  must_not_compile(1 "error: .*(could not convert|no matching function|cannot convert|no known conversion)")
  must_not_compile(2 "error: .*(could not convert|no matching function|cannot convert|no known conversion)")
  must_not_compile(3 "not a constant expression|constant evaluation")
  must_not_compile(4 "not a constant expression|constant evaluation")
  must_not_compile(5 "error: .*no matching function")
  must_not_compile(6 "error: .*(conversion from|no viable conversion)")
  must_not_compile(7 "error: .*no matching function")
  must_not_compile(8 "error: .*no matching function")
  must_not_compile(9 "error: .*no matching function")
endif()

# What a browser loads becomes part of the program: our own files, and htmx as npm delivers it.
set(htmx ${CMAKE_SOURCE_DIR}/node_modules/htmx.org/dist/htmx.min.js)
if(NOT EXISTS ${htmx})
  message(FATAL_ERROR "node_modules/htmx.org is missing. Start ./run, or `npm ci --ignore-scripts` in ${CMAKE_SOURCE_DIR}, "
                      "and configure again.")
endif()
set(staged ${CMAKE_BINARY_DIR}/assets)
file(GLOB own_assets CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/*)
set(staged_assets "")
foreach(file ${own_assets} ${htmx})
  get_filename_component(name ${file} NAME)
  configure_file(${file} ${staged}/${name} COPYONLY)
  list(APPEND staged_assets ${staged}/${name})
endforeach()
embed(html assets ${staged} ${staged_assets})
