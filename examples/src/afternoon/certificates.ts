// The certificate of the hosts of acme.example, and the authority that signed it. Nobody else trusts them, and they
// protect nothing.

/** The key of the hosts. */
export const key = `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIGKMTFGue/4dAx4T9YbIs+vMqTMq16JjkLH3/GUSfhCjoAoGCCqGSM49
AwEHoUQDQgAE+ndytNzjLKiYDJYczFpF9iyS088FkAYS7eiPZeTYKRnAso18xDa2
k2Z2R5prypfMzgiNNhaSGcbEjgz5R9R9MQ==
-----END EC PRIVATE KEY-----
`

/** The certificate of the hosts. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBcDCCARagAwIBAgIBAzAKBggqhkjOPQQDAjAeMRwwGgYDVQQDDBNLaXRlIFRl
c3QgQXV0aG9yaXR5MCAXDTI2MTEyODAyMzQxNVoYDzIxMjYxMTA0MDIzNDE1WjAU
MRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAT6
d3K03OMsqJgMlhzMWkX2LJLTzwWQBhLt6I9l5NgpGcCyjXzENraTZnZHmmvKl8zO
CI02FpIZxsSODPlH1H0xo00wSzAqBgNVHREEIzAhgglsb2NhbGhvc3SCDiouYWNt
ZS5leGFtcGxlhwR/AAABMB0GA1UdDgQWBBT6s1YX7urWfgS7SdrIYkAEBdJbRTAK
BggqhkjOPQQDAgNIADBFAiEA6PbwxhaF1PM8G/VswthxOOkzCHIHaHGiNXuuuYpy
vvYCIBcJ9KB6/MAXCuEeOCRG7kjTMJ4W8xzqUayKAztEykbv
-----END CERTIFICATE-----
`

/** The authority, which an application trusts when `NODE_EXTRA_CA_CERTS` names its file. */
export const authority = `-----BEGIN CERTIFICATE-----
MIIBkzCCATmgAwIBAgIUFLHeUmdox/mBToGTVcj/MYq3yWswCgYIKoZIzj0EAwIw
HjEcMBoGA1UEAwwTS2l0ZSBUZXN0IEF1dGhvcml0eTAgFw0yNjExMjgwMjA0MTZa
GA8yMTI2MTEwNDAyMDQxNlowHjEcMBoGA1UEAwwTS2l0ZSBUZXN0IEF1dGhvcml0
eTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABPp3crTc4yyomAyWHMxaRfYsktPP
BZAGEu3oj2Xk2CkZwLKNfMQ2tpNmdkeaa8qXzM4IjTYWkhnGxI4M+UfUfTGjUzBR
MB0GA1UdDgQWBBT6s1YX7urWfgS7SdrIYkAEBdJbRTAfBgNVHSMEGDAWgBT6s1YX
7urWfgS7SdrIYkAEBdJbRTAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gA
MEUCIHDHfRDUAWuKG3p1aiZFNzA42AArZMFUaibJNnSSkyaaAiEA7nHLR6jnkPaD
7zbc0D8nwAzuElu0BcaFnsRBmlT7guo=
-----END CERTIFICATE-----
`
