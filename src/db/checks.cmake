# That SQL made at run time does not compile.
add_test(NAME db_refuses
         COMMAND ${CMAKE_SOURCE_DIR}/tests/refuses.sh ${CMAKE_SOURCE_DIR}/tests/refusals/sql.cpp
                 ${CMAKE_CXX_COMPILER} -std=c++20 -I${CMAKE_BINARY_DIR}/doors/db -I${CMAKE_BINARY_DIR}/doors/base
                 -I${CMAKE_BINARY_DIR}/doors/words)
