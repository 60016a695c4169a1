#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "cli/program.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const char* locale = std::getenv("LC_ALL");
  if (!locale || !*locale) locale = std::getenv("LANG");
  zj::cli::Streams streams{std::cin, std::cout, std::cerr};
  return zj::cli::run(std::vector<std::string>(argv + 1, argv + argc), locale ? locale : "", streams);
}
