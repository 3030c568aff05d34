# The three shapes everything is built in: wr_module (a static library), wr_test (a cmocka program), wr_fuzz (a fuzz target).

# The only place with compile flags. Every other target links it PRIVATE.
add_library(wr_flags INTERFACE)
target_compile_features(wr_flags INTERFACE c_std_11)
# What is beyond POSIX (u_char of libpcap's interface, the size of a terminal) is there by default on Linux; elsewhere
# it must be asked for, and the BSDs take it away from who names a POSIX.
if(CMAKE_SYSTEM_NAME MATCHES "BSD|DragonFly")
  target_compile_definitions(wr_flags INTERFACE __BSD_VISIBLE=1 _BSD_SOURCE _NETBSD_SOURCE)
else()
  target_compile_definitions(wr_flags INTERFACE _POSIX_C_SOURCE=200809L)
endif()
if(CMAKE_SYSTEM_NAME STREQUAL "Darwin")
  target_compile_definitions(wr_flags INTERFACE _DARWIN_C_SOURCE)
endif()
target_compile_options(wr_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wstrict-prototypes -Wmissing-prototypes
  -Wwrite-strings -Wcast-qual -Wundef -Wformat=2 -Wimplicit-fallthrough)
if(WR_WERROR)
  target_compile_options(wr_flags INTERFACE -Werror)
endif()

# wr_module(psrp SOURCES fragment.c ... USES model clixml [LIBS PkgConfig::zlib])
# A module sees the headers of its own folder and of what it USES, and no others: the house's walls.
# They are found by "..." only (-iquote): base/limits.h must not be what a system header gets for <limits.h>.
function(wr_module name)
  cmake_parse_arguments(m "" "" "SOURCES;USES;LIBS" ${ARGN})
  add_library(wr_${name} STATIC ${m_SOURCES})
  set_target_properties(wr_${name} PROPERTIES C_EXTENSIONS OFF POSITION_INDEPENDENT_CODE ON)
  target_compile_options(wr_${name} PUBLIC "SHELL:-iquote ${CMAKE_CURRENT_SOURCE_DIR}")
  list(TRANSFORM m_USES PREPEND wr_)
  target_link_libraries(wr_${name} PUBLIC ${m_USES} PRIVATE wr_flags ${m_LIBS})
endfunction()

# wr_test(name LABEL unit SOURCES x.c USES psrp ...): one cmocka program, one ctest entry of that label.
function(wr_test name)
  cmake_parse_arguments(t "" "LABEL" "SOURCES;USES;LIBS" ${ARGN})
  add_executable(test_${name} ${t_SOURCES})
  set_target_properties(test_${name} PROPERTIES C_EXTENSIONS OFF)
  list(TRANSFORM t_USES PREPEND wr_)
  target_link_libraries(test_${name} PRIVATE wr_flags ${t_USES} ${t_LIBS} wr_exhausted PkgConfig::cmocka)
  add_test(NAME ${t_LABEL}.${name} COMMAND test_${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${t_LABEL}.${name} PROPERTIES LABELS ${t_LABEL} SKIP_RETURN_CODE 77)
endfunction()

# wr_fuzz(name SOURCES x.c USES psrp ...): with WR_FUZZ a libFuzzer program, otherwise one that replays
# tests/fuzz/corpus/<name>/ (what fuzzing found is kept there under a name that says what it was).
function(wr_fuzz name)
  cmake_parse_arguments(f "" "" "SOURCES;USES;LIBS" ${ARGN})
  list(TRANSFORM f_USES PREPEND wr_)
  add_executable(fuzz_${name} ${f_SOURCES})
  set_target_properties(fuzz_${name} PROPERTIES C_EXTENSIONS OFF)
  target_link_libraries(fuzz_${name} PRIVATE wr_flags ${f_USES} ${f_LIBS} wr_exhausted)
  if(WR_FUZZ)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(fuzz_${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests/fuzz/replay.c)
    add_test(NAME fuzz.${name} COMMAND fuzz_${name} ${CMAKE_SOURCE_DIR}/tests/fuzz/corpus/${name})
    set_tests_properties(fuzz.${name} PROPERTIES LABELS fuzz)
  endif()
endfunction()
