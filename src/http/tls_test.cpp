#include <fstream>
#include <memory>

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "http/cookies.h"
#include "http/probe.h"

namespace zj::http {
namespace {

using namespace std::chrono_literals;
using probe::becomes;
using probe::TestServer;

template <auto Free>
struct Deleter {
  template <class T>
  void operator()(T* p) const {
    Free(p);
  }
};

// A key and a certificate for localhost that it signed itself.
class Certificate {
 public:
  Certificate() {
    const std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>> pkey(EVP_EC_gen("P-256"));
    const std::unique_ptr<X509, Deleter<X509_free>> x509(X509_new());
    X509_gmtime_adj(X509_getm_notBefore(x509.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(x509.get()), 3600);
    X509_set_pubkey(x509.get(), pkey.get());
    X509_NAME* name = X509_get_subject_name(x509.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1,
                               0);
    X509_set_issuer_name(x509.get(), name);
    X509_sign(x509.get(), pkey.get(), EVP_sha256());
    const std::unique_ptr<FILE, Deleter<fclose>> key_file(fopen(key().c_str(), "w"));
    PEM_write_PrivateKey(key_file.get(), pkey.get(), nullptr, nullptr, 0, nullptr, nullptr);
    const std::unique_ptr<FILE, Deleter<fclose>> certificate_file(fopen(chain().c_str(), "w"));
    PEM_write_X509(certificate_file.get(), x509.get());
  }
  std::string key() const { return (folder_.path() / "key.pem").string(); }
  std::string chain() const { return (folder_.path() / "chain.pem").string(); }

 private:
  probe::TempDir folder_;
};

class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port, int max_version = TLS1_3_VERSION)
      : context_(SSL_CTX_new(TLS_client_method())) {
    SSL_CTX_set_security_level(context_.get(), 0);
    SSL_CTX_set_max_proto_version(context_.get(), max_version);
    bio_.reset(BIO_new_ssl_connect(context_.get()));
    BIO_set_conn_hostname(bio_.get(), ("127.0.0.1:" + std::to_string(port)).c_str());
  }
  bool connect() { return BIO_do_connect(bio_.get()) == 1 && BIO_do_handshake(bio_.get()) == 1; }
  void send(std::string_view bytes) { BIO_write(bio_.get(), bytes.data(), static_cast<int>(bytes.size())); }
  std::string read_to_end() {
    std::string all;
    char piece[4096];
    for (int n = 0; (n = BIO_read(bio_.get(), piece, sizeof piece)) > 0;)
      all.append(piece, static_cast<std::size_t>(n));
    SSL* ssl = nullptr;
    BIO_get_ssl(bio_.get(), &ssl);
    ended_well_ = (SSL_get_shutdown(ssl) & SSL_RECEIVED_SHUTDOWN) != 0;
    return all;
  }
  bool ended_well() const { return ended_well_; }

 private:
  std::unique_ptr<SSL_CTX, Deleter<SSL_CTX_free>> context_;
  std::unique_ptr<BIO, Deleter<BIO_free_all>> bio_;
  bool ended_well_ = false;
};

class TlsTest : public testing::Test {
 protected:
  TlsTest() : site(routes(), options()) {}

  Router routes() {
    Router router;
    router.get("/", [](Request& r) {
      return Response::text(200, std::string(1u << 20, 'x') + (r.secure ? "secure" : "plain"))
          .header("set-cookie", session_cookie(r, "t", 60s).value_or("none"));
    });
    router.post("/up", [](Request& r) { return Response::text(200, std::to_string(r.uploads.at(0).size)); },
                {.max_body = 10u << 20, .uploads = true, .max_parts = 20, .admit = {}, .admit_files = {}});
    return router;
  }
  ServerOptions options() const {
    ServerOptions o = TestServer::quick();
    o.tls_certificate = certificate.chain();
    o.tls_key = certificate.key();
    return o;
  }

  Certificate certificate;
  TestServer site;
};

TEST_F(TlsTest, AnswersAndClosesInOrder) {
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsClient client(site.server->port(), version);
    ASSERT_TRUE(client.connect());
    client.send(
        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    const std::string all = client.read_to_end();
    EXPECT_GT(all.size(), 2u << 20);
    EXPECT_TRUE(all.ends_with("xsecure"));
    EXPECT_NE(all.find("strict-transport-security"), std::string::npos);
    EXPECT_NE(all.find("set-cookie: __Host-zj=t; "), std::string::npos);
    EXPECT_TRUE(client.ended_well()) << "close_notify";
  }
}

TEST_F(TlsTest, TakesUploads) {
  TlsClient client(site.server->port());
  ASSERT_TRUE(client.connect());
  const std::string body = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n" +
                           std::string(3'000'000, 'z') + "\r\n--b--\r\n";
  client.send(probe::post("/up", "multipart/form-data; boundary=b", body, "Connection: close\r\n"));
  EXPECT_TRUE(client.read_to_end().ends_with("3000000"));
}

TEST_F(TlsTest, RefusesOldVersionsAndPlainText) {
  EXPECT_FALSE(TlsClient(site.server->port(), TLS1_1_VERSION).connect());
  EXPECT_EQ(site.get("/").status, 0);
}

TEST_F(TlsTest, GivesTheHandshakeItsDeadline) {
  probe::Client silent = site.connect(1s);
  EXPECT_TRUE(silent.closed());
}

TEST_F(TlsTest, SaysThatARequestCameTooSlowly) {
  TlsClient client(site.server->port());
  ASSERT_TRUE(client.connect());
  client.send("GET / HTTP/1.1\r\nHo");
  EXPECT_TRUE(client.read_to_end().starts_with("HTTP/1.1 408 "));
}

}  // namespace
}  // namespace zj::http
