# Third-party libraries. Each is linked PRIVATE by the one module that wraps it.
find_package(PkgConfig REQUIRED)
pkg_check_modules(libpcap REQUIRED IMPORTED_TARGET libpcap)
pkg_check_modules(libcrypto REQUIRED IMPORTED_TARGET libcrypto)
pkg_check_modules(krb5 REQUIRED IMPORTED_TARGET krb5)
pkg_check_modules(zlib REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(jansson REQUIRED IMPORTED_TARGET jansson)
# Part of the C library on most systems.
find_package(Iconv REQUIRED)
set(iconv_library Iconv::Iconv)
if(WR_TESTS)
  pkg_check_modules(cmocka REQUIRED IMPORTED_TARGET cmocka)
  pkg_check_modules(libssl REQUIRED IMPORTED_TARGET libssl)
  # The oracle for XML, and a part of the bench's floor.
  pkg_check_modules(libxml2 REQUIRED IMPORTED_TARGET libxml-2.0)
  # An oracle for XPRESS; the test says more with it.
  pkg_check_modules(libfwnt IMPORTED_TARGET libfwnt)
endif()
