#pragma once
// One connection: requests one after the other, each phase under its own deadline. Private to the room.

#include "http/engine.h"

namespace zj::http {

// Starts serving; called on the loop's thread. The census has counted the connection in already and counts it out at
// its end.
void serve_connection(Engine& engine, Loop& loop, Socket socket, const asio::ip::address& from);

// Closes every connection of the loop that waits for its next request; with `all`, every one. Called on the loop's
// thread.
void close_connections(Loop& loop, bool all);

}  // namespace zj::http
