# That names, numbers and addresses that are not what they should be do not compile.
add_test(NAME html_refuses
         COMMAND ${CMAKE_SOURCE_DIR}/tests/refuses.sh ${CMAKE_SOURCE_DIR}/tests/refusals/html.cpp ${CMAKE_CXX_COMPILER} -std=c++20
                 -I${CMAKE_BINARY_DIR}/doors/html)
