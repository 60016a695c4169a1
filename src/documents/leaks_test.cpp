// cairo 1.16 loses 120 bytes for every font that it embeds, fontconfig its list of fonts when a thread ends. What we
// lose ourselves is still an error under the leak sanitizer.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libcairo.so\nleak:libfontconfig.so\n";
}
