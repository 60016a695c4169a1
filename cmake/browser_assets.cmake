# browser_assets(TARGET): what a browser loads becomes part of the program: our own files of assets/, and htmx as npm delivers it.
function(browser_assets target)
  set(htmx ${CMAKE_SOURCE_DIR}/node_modules/htmx.org/dist/htmx.min.js)
  if(NOT EXISTS ${htmx})
    message(FATAL_ERROR "node_modules/htmx.org is missing. Start ./run --build, or `npm ci --ignore-scripts` in "
                        "${CMAKE_SOURCE_DIR}, and configure again.")
  endif()
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/*.css ${CMAKE_SOURCE_DIR}/assets/*.js
       ${CMAKE_SOURCE_DIR}/assets/*.svg)
  set(folder ${CMAKE_BINARY_DIR}/assets)  # both in one folder, so that a path is a name
  set(staged "")
  foreach(file ${files} ${htmx})
    get_filename_component(name ${file} NAME)
    configure_file(${file} ${folder}/${name} COPYONLY)
    list(APPEND staged ${folder}/${name})
  endforeach()
  embed(${target} assets ${folder} ${staged})
endfunction()
