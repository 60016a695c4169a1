# The record's own files travel inside the program.
file(GLOB migrations CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/registry/migrations/*.sql)
embed(registry migrations ${CMAKE_SOURCE_DIR}/src/registry/migrations ${migrations})
embed(registry rights ${CMAKE_SOURCE_DIR}/src/registry/rights ${CMAKE_SOURCE_DIR}/src/registry/rights/facts.csv)
embed(registry city ${CMAKE_SOURCE_DIR}/assets/city ${CMAKE_SOURCE_DIR}/assets/city/units.csv)
