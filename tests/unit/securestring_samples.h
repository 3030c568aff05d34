/*
 * The key exchange of psrp.md 9, examples 7 and 8: throw-away keys, made for tests only. The other keys,
 * their blobs and sealed strings were made with Python's cryptography.
 */
#pragma once

/* clang-format off */
/* Example 7: PUBLIC_KEY. */
#define EXAMPLE_PUBLIC_BLOB \
    "BgIAAACkAABSU0ExAAgAAAEAAQBVtN7RLksxw5fjmiwhINXeUToRLOSolTwQDzmywE+a/pYZRCg/" \
    "ySXbR7asxOHHG+qxsPo87r28cpFO1ARBWSg4i3gdVLNUXDUfFY7KX3hcimsxT68RpJlx9TBUSBLj" \
    "peTMS8IGMZMYPJMx/OZAeSMq2Wuv/5zqWf4BfIOkpIwZmgjJf2CAI0BllD+rbwazSJUEnjEwY8i+" \
    "YVSxxUeLV3XdKgEwpi4HZrSMyIhQR2Q1s+bHZJy5qwmN3+gep1HIM2sPIIcR2z372VC6hSdL4wkq" \
    "VocNMkuw8fdZqKlgv82T3yUywMIxqFlRV2Xrqefjn1+Hjrqp6SwEC9f7rZLojJSj"

/* Example 8: ENCRYPTED_SESSION_KEY; the session key is 00 01 ... 1f. */
#define EXAMPLE_KEY_BLOB \
    "AQIAABBmAAAApAAAc93s7BeY4np8SWY4ChDt3NeK6FfuFCrKOgxahU0RJNMpmnl6LlUnpHW1rqRW" \
    "laAN7CyuDF+p8zrQB4HJGmKuB2Q7ssunA5WIlPWdsN0WcXsudqdxPBGgYNkg+G3W6ahrTDIl4gYa" \
    "3GpSJMLKEn11j7es1UQGki6K0h/5TQ+bWVElmtVFJ0cqIRhU+aK2ULn4hee7X3q26cE0aGdAdmrf" \
    "XAnARCYGser2nAIFSQdOFnNUvIQRzUg8+1ZYSpTD4uFtjEqnGKUTsGqsCohnpn0a6NJVrIWoJVHM" \
    "zzOUZPQd95gaNglaZFky+GLGROk61FYSh3y/bQJhz0Xw6aWYIBN7bw=="

#define EXAMPLE_SESSION_KEY "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

/* Example 8: text in UTF-8, sealed, and as version 2.4 has it. */
#define EXAMPLE_STRINGS(X) \
    X("", "nzt1BJJvi9NuMRjpA6TNSg==", "") \
    X("A", "wn61RjEn+JxqglIjdj2gJQ==", "QQA=") \
    X("P@ssw0rd", "kPNWa8duthiZkv++WNVtS1KaBD0LLWvb9kQs7tFq2SU=", "UABAAHMAcwB3ADAAcgBkAA==") \
    X("12345678", "/gd64YUcJW3pm8/db6Dm4U/JuQ+IsDTRZllrPBGQWXE=", "MQAyADMANAA1ADYANwA4AA==") \
    X("Gr\xC3\xBC\xC3\x9F" "e \xF0\x9F\x92\xA9", "xY7iB1qMIlrjDAVCz23CusjTW/i47Min4EC5OQ5aMd0=", "RwByAPwA3wBlACAAPdip3A==")

/* Seven characters, not all Latin, under the same key: two bytes of padding, so one in 65536 keys opens them. */
#define DOUBTFUL_TEXT_1 "\xD0\xBF\xD0\xB0\xD1\x80\xD0\xBE\xD0\xBB\xD1\x8C" "1"
#define DOUBTFUL_SEALED_1 "Nrrw6UMch8vnckDApUZusg=="
#define DOUBTFUL_TEXT_2 "\xD0\xBF\xD0\xB0\xD1\x80\xD0\xBE\xD0\xBB\xD1\x8C" "2"
#define DOUBTFUL_SEALED_2 "RRapHp2UmIltmJ+E1jn0PA=="

/* 20 21 ... 3f, and "small" sealed by it. */
#define SMALL_SEALED "o77Pe7EEUohhKJ1ibWKlWA=="

/* The key of example 7, from its primes. */
#define EXAMPLE_RSA_PEM \
    "-----BEGIN RSA PRIVATE KEY-----\n" \
    "MIIEowIBAAKCAQEAo5SM6JKt+9cLBCzpqbqOh1+f4+ep62VXUVmoMcLAMiXfk82/\n" \
    "YKmoWffxsEsyDYdWKgnjSyeFulDZ+z3bEYcgD2szyFGnHujfjQmruZxkx+azNWRH\n" \
    "UIjIjLRmBy6mMAEq3XVXi0fFsVRhvshjMDGeBJVIswZvqz+UZUAjgGB/yQiaGYyk\n" \
    "pIN8Af5Z6pz/r2vZKiN5QOb8MZM8GJMxBsJLzOSl4xJIVDD1cZmkEa9PMWuKXHhf\n" \
    "yo4VHzVcVLNUHXiLOChZQQTUTpFyvL3uPPqwseobx+HErLZH2yXJPyhEGZb+mk/A\n" \
    "sjkPEDyVqOQsETpR3tUgISya45fDMUsu0d60VQIDAQABAoIBAAZcHC5epY0JC1Ca\n" \
    "Pmtu6WOyABFoTF7ujbqH9dYZcEeC2XJxqWMktXrp/OeRxNxpypvPzpp5auWXhyIR\n" \
    "gZbo3gI7dMPxCMJW43okShzpS7HJ8mW9BFjJOKLf0Keu1J9BLF131nN/0tvWIAa+\n" \
    "27xf8XjUJQNw2J6b1jUpjTfMiKtULkg0nu3JFb6EkTW5GCsYu+JzyflyXt6HAv2L\n" \
    "SgvRny2zOQv8OequaW20k/fLmUcrJiOyn8nEAUu1kPGghkY/kng8v/miYZ6jREhs\n" \
    "khAqZ3KErZv/8rXoNj1n4jqXEPXhmQaF4azsh2Eogtb/FugZsHIBmq7N8BxQKyFj\n" \
    "qdmruoECgYEA4/9DjHdi8Juu0bmn54NsLQT3v4ZFynW+6t/8WH55FE3ErL1Nx3TZ\n" \
    "WeWZGi2E6yp9OyS4k7ymOg0G28yUXB81ea+Ju7jB1vAS7ameAmaMyCQzvh2P9Sjp\n" \
    "8e/ujr80RbGSsczBDxHnQ3YkOX7OQQvR4umQdQAKLfqLCAvA4uFBs/0CgYEAt6vg\n" \
    "sQ1gfcaH0rYmvOzP81xC/ezUmokAxh0IN95Sj5PIFimolRON2dO82qHl9m/HmODd\n" \
    "lpCJ6MOG2dS7tpwETW76OTlBdQcyRTTMFFqaJ46A5wqdfoy/degwbuXmxtnlEBs7\n" \
    "FQL2IqQnOtuGQRsMv8RvMuzTw+SZ2SGkfthXdTkCgYBFzQCBIIvJ3d/HlW8yEaos\n" \
    "nji7CgCT2zh379rxvMaU0LpFqC8HwV5Jh2E4AnePB5MPaE6Z7Ed3vkU7RYamLWfR\n" \
    "uUwRjJ7LjvQ8jpExavPu0iaFLcfE5qG40BvY1/DI5XRjuqvgUTrcDG9Kque6QkQf\n" \
    "lCIFr91t9iZacD69NvlGgQKBgBttBN4rOy9Mx9dE77/iNKMIMdCs3oo8zurGRwXg\n" \
    "or9ht8znZ47rHpFaNqcG6cnEoy9G1I+5AX7KQ4afZ3A7F8FgQujsjcOl0XHYEmkv\n" \
    "pjkl5EWbpizRY319sE2+8pjazIN9LXNTv+EoVdtKEGAEZAD2mgwmpPBpYDe1+FQg\n" \
    "hd6xAoGBAJZfl01l0rQhsoezcCTqjGh5RhlzAgC35x1PjPvDdTLK2elhKsff4foa\n" \
    "8YLGb6K6HexeazCtYMPxS4XBRJeIPSHyM4DukYADtzNtH5Ib29ntfnTJZIZcpQku\n" \
    "Yb7QkSASqcIuo2KUYe8XavN9nu7AP5Rqmo5tXxf+Y061Y82A9BB0\n" \
    "-----END RSA PRIVATE KEY-----\n"

#define EXAMPLE_RSA_PKCS8 \
    "-----BEGIN PRIVATE KEY-----\n" \
    "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCjlIzokq371wsE\n" \
    "LOmpuo6HX5/j56nrZVdRWagxwsAyJd+Tzb9gqahZ9/GwSzINh1YqCeNLJ4W6UNn7\n" \
    "PdsRhyAPazPIUace6N+NCau5nGTH5rM1ZEdQiMiMtGYHLqYwASrddVeLR8WxVGG+\n" \
    "yGMwMZ4ElUizBm+rP5RlQCOAYH/JCJoZjKSkg3wB/lnqnP+va9kqI3lA5vwxkzwY\n" \
    "kzEGwkvM5KXjEkhUMPVxmaQRr08xa4pceF/KjhUfNVxUs1QdeIs4KFlBBNROkXK8\n" \
    "ve48+rCx6hvH4cSstkfbJck/KEQZlv6aT8CyOQ8QPJWo5CwROlHe1SAhLJrjl8Mx\n" \
    "Sy7R3rRVAgMBAAECggEABlwcLl6ljQkLUJo+a27pY7IAEWhMXu6Nuof11hlwR4LZ\n" \
    "cnGpYyS1eun855HE3GnKm8/Omnlq5ZeHIhGBlujeAjt0w/EIwlbjeiRKHOlLscny\n" \
    "Zb0EWMk4ot/Qp67Un0EsXXfWc3/S29YgBr7bvF/xeNQlA3DYnpvWNSmNN8yIq1Qu\n" \
    "SDSe7ckVvoSRNbkYKxi74nPJ+XJe3ocC/YtKC9GfLbM5C/w56q5pbbST98uZRysm\n" \
    "I7KfycQBS7WQ8aCGRj+SeDy/+aJhnqNESGySECpncoStm//yteg2PWfiOpcQ9eGZ\n" \
    "BoXhrOyHYSiC1v8W6BmwcgGars3wHFArIWOp2au6gQKBgQDj/0OMd2Lwm67Ruafn\n" \
    "g2wtBPe/hkXKdb7q3/xYfnkUTcSsvU3HdNlZ5ZkaLYTrKn07JLiTvKY6DQbbzJRc\n" \
    "HzV5r4m7uMHW8BLtqZ4CZozIJDO+HY/1KOnx7+6OvzRFsZKxzMEPEedDdiQ5fs5B\n" \
    "C9Hi6ZB1AAot+osIC8Di4UGz/QKBgQC3q+CxDWB9xofStia87M/zXEL97NSaiQDG\n" \
    "HQg33lKPk8gWKaiVE43Z07zaoeX2b8eY4N2WkInow4bZ1Lu2nARNbvo5OUF1BzJF\n" \
    "NMwUWponjoDnCp1+jL916DBu5ebG2eUQGzsVAvYipCc624ZBGwy/xG8y7NPD5JnZ\n" \
    "IaR+2Fd1OQKBgEXNAIEgi8nd38eVbzIRqiyeOLsKAJPbOHfv2vG8xpTQukWoLwfB\n" \
    "XkmHYTgCd48Hkw9oTpnsR3e+RTtFhqYtZ9G5TBGMnsuO9DyOkTFq8+7SJoUtx8Tm\n" \
    "objQG9jX8MjldGO6q+BROtwMb0qq57pCRB+UIgWv3W32JlpwPr02+UaBAoGAG20E\n" \
    "3is7L0zH10Tvv+I0owgx0KzeijzO6sZHBeCiv2G3zOdnjusekVo2pwbpycSjL0bU\n" \
    "j7kBfspDhp9ncDsXwWBC6OyNw6XRcdgSaS+mOSXkRZumLNFjfX2wTb7ymNrMg30t\n" \
    "c1O/4ShV20oQYARkAPaaDCak8GlgN7X4VCCF3rECgYEAll+XTWXStCGyh7NwJOqM\n" \
    "aHlGGXMCALfnHU+M+8N1MsrZ6WEqx9/h+hrxgsZvorod7F5rMK1gw/FLhcFEl4g9\n" \
    "IfIzgO6RgAO3M20fkhvb2e1+dMlkhlylCS5hvtCRIBKpwi6jYpRh7xdq832e7sA/\n" \
    "lGqajm1fF/5jTrVjzYD0EHQ=\n" \
    "-----END PRIVATE KEY-----\n"

#define OTHER_RSA_PEM \
    "-----BEGIN RSA PRIVATE KEY-----\n" \
    "MIIEowIBAAKCAQEAhUMdXDGxdgg+qSCqvFP50Xg2wbvgLjgR6UdoAGnGiawZ7cOT\n" \
    "4Aho15hY9+DPib8MTQDNl+PfdYTNhPgYmQlTtR7tRB3zpOPGfrKngNyKrNCa0hzk\n" \
    "mV+7SlyHlIDow0tJksqimJfF+H0AZLKgP4EvsYgltHyDRQ4sdzTkLdgXmEsmvq9F\n" \
    "+VPiC6deBJveQTnwR2twZ7jFWV/T44orNBA4AEEIP0OlrI9icruc3bmEUs0pKNyb\n" \
    "PTsz/l5KXBYwB9EBrQ8EwbHW7CVvlsTW6beXfkxhJ+Nk7CiAWTPSKDyx5Cz6vsBE\n" \
    "pI5VpsFOAW6LxbJPEhf90kJhNPehe66KpTRHXQIDAQABAoIBAB3arUcsMs94hWEq\n" \
    "WlWakork3Y+FYXG5Sfny70+4YqwRDDYB7Kzx9VrnXHcbvCLl1AGkPmrauAMB33D8\n" \
    "i7YtKr2W0hzCgQTdqmhT6caqob6ZdTXBF01s7u530D/qqTqnMTJbhxWcWtOSXXYx\n" \
    "tkjDzkV9dMT8aAQeasPB66SBlredO6zC2Auocca8c+9CN4mIqWYoaAk7wHj1ff7C\n" \
    "y4rCbDvPPXvLQwFaNC5DtLWIn6qRdbksNOn5ws7417/3xVp1d9mWQuH5ZIYNlBBg\n" \
    "21v6JbZNmwlDOzardGW08HQrSTj8nSUHfppL49v+GP88/CwGZw1u8FieX4bDXiB9\n" \
    "/9znbhkCgYEAuUSISamc3z0aWuhrUE0Cr9PNZnkkOQ4h+/DDUhCquuJ2/HAJrhHh\n" \
    "LTPIAle14rEI1E+4JRn+jlMYI8LpRqAzzty8kTLQdLnzeFkNs1PKnKeocK/p1R6t\n" \
    "NjOCh8DS3L7dh+hNrcieVMdR7JKU9Ifc1Jb/I6BirjpBiJk4hTR/ZX8CgYEAuCO6\n" \
    "ll6zmnKEmJ03PHYCH93F5RPuu9kIyR+BKtpE5n9WUPGh+nP8VLFe48TvoOD4q5C/\n" \
    "gPHqTJdwBS0dDnhoiRH8PPGHwJIyoFbXrgP1HE7tkSWIAhT+ZGLV+U5GV8YcZIvP\n" \
    "HODYkPfzh9bgFl6aqhW49Nhgy4tzuBSj+ikgGSMCgYBZl+/El7aaKoVtQwpqeeN7\n" \
    "vhSNorXGtbPvj34VWKQH3m6mI1Q7DsBzSKBHqbz21KAtdCPcJVb54utAmAiRs/V5\n" \
    "6ztxiD5QxIAeSgqbF0FbQqTtYdTV0JD5Li3IkpImWFLvX4L5MJSI8R8IJdbM7kr3\n" \
    "r9HQm8Y89UUt1tMDb+DP5wKBgFknm2jA027dMYv+2sagUGkDZJSEcRtses9+PHj2\n" \
    "E1QSpUUtqQJtc+fBtTLMoEUhh+TxgXc6KfoJfIhVDnN6IwrytVEAlHzNjEuLoIO1\n" \
    "kNCy+l1DcbWoWn9aR0Wc+3v2BLs94fqWduTB2JyVkgvipDnjqJiLx1nl3BJtk/NE\n" \
    "RDFHAoGBAIKffnFQvTpB0I8apwxH3TOKcnNCC4hxiV9Evran6jS/3MrnnoePF8YA\n" \
    "lKa1XUa3oe7Ws15r5xedHrt83jo9y4e2mZF+ysi00K4Lz4/ug8+KDtTlE+WQ8fJb\n" \
    "F4qFOVGXqsJ3AKpOsDT8w24mXFNrRrlOtMGxpwtfq7y804n3w9Og\n" \
    "-----END RSA PRIVATE KEY-----\n"

/* 1024 bits. */
#define SMALL_RSA_PEM \
    "-----BEGIN RSA PRIVATE KEY-----\n" \
    "MIICXQIBAAKBgQDzQYpI/CtLBj1Xkqo6E+kC/mhULFB8fnMeH15J8wHaAFyXzWfe\n" \
    "pXRWpXQ5wveZmTovTwfLlMHqLxD9mdcadwj6Vd191JVvfE1hq/erprZ+HSP/oa8c\n" \
    "+i0oB9HJ+ZG9qZrsMjfRAcmjTp2JJGRcyUOmTO6WWDC8bKpGpjhxsQS1ywIDAQAB\n" \
    "AoGBAKTGa46eyhCq7Fhqr8ZhgEAX5sHFtsttuDraUrtS0ZlDD3WAnPBzMQgUUVNj\n" \
    "Huc7pO8w4H3liSlBsoemcs+pfDkMX+HqCxpToxT01s3QumczE9O08MLuygAdG5Cg\n" \
    "g/6I52RDSzWgidhX8rPVIl8q55wlnF21grwIWseAjXk9io5xAkEA/MRFvqh2rX9W\n" \
    "BQsp2dZBb77LgCpThan9w5lJT5GaceIUSKv+StH8Rub9FJj9VvHNRgZf92ViXQBC\n" \
    "pjNF8R4p+QJBAPZeH5hSVh03vshgsiyCWyDcfouiZM5hb7bEGpIE5RClwTdqqM9L\n" \
    "VVcx5Exsj6p4mvQGJrGGdcCTRFTI4apA7uMCQCKD1pY7QMFeMuvLY3KYfCT7I6Sj\n" \
    "ovYMiVdNNiKEWleUrHpj6fxjghRYdFR8s5NMv2ABfNc2Y+EZKQCy3akYGlkCQQCL\n" \
    "a/i1WuMg5csx2ob6aUro7d8vZldl8/4kkBX5TIvVP/h4RAQES72f+rwYA9fJwTbv\n" \
    "oguDq3Q35x9kW8pZbyXBAkAS1Ig8RIofhIAkSF8/FSLCFGptt1VdOownohwDULni\n" \
    "cxuTkl2hZk8zO16w2Aq9XSr6wjllJ5e3TzIgntm3Bkdt\n" \
    "-----END RSA PRIVATE KEY-----\n"

/* The same under the pass phrase "x". */
#define LOCKED_RSA_PEM \
    "-----BEGIN ENCRYPTED PRIVATE KEY-----\n" \
    "MIIFNTBfBgkqhkiG9w0BBQ0wUjAxBgkqhkiG9w0BBQwwJAQQ4KMczeUOwc9alaQQ\n" \
    "X6lYGgICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEIgmk/I2aCKvAlnF\n" \
    "ZzeEGwUEggTQ+lve2b03xiQaTbNVlM8ODa3CZfUcyOs7wnJoMouE7162RS0OvLy2\n" \
    "gVqUwHYYtwBZgoZwmLFnpJnESZXNXidAty9uv8n3pkP3/2VZ+4MFOdB+Y5TXWydq\n" \
    "zCGUvP29NAH4Yf0JVNx/FIsXZu6Dh2z44FMIQ/aabmTWxsILASXBh+sjdqlUzw2K\n" \
    "cOOVeZjW15vcoV6awcgTr9UMonYGGNnBRjumNAJcpND30ACanppyXwrzKNFLMb+S\n" \
    "9JPuwkxDwZlHtzEFTOyfS/FUv8BLzW98tsWCG+kVmG03lBaZk1dDrsJgmKWcxaEV\n" \
    "SNdaYE/MWuEiMmz8aMzYWTU2gk3XXhVz9DYb3KBzpyxxGWZNDZ6nMuU9gtQ0Xf+b\n" \
    "tdkMIpHAAJnPR2HgcsOAqB7sy1wnPD5Ng+nYtEEfDiAKudjKJJdve5XwKfqwOXdS\n" \
    "lO7/gBmrrh7dE9CB+REtnNXrNSxH8sevcsIwN9lm12kqqFQxBnN/5UkQU8V7vitL\n" \
    "iWw/LQ8mTXN0Fe6n3iQwVi0uy8F+/9g6vNW5odxguKMrH3yBkIPBjgSXEgs6V6Io\n" \
    "uoFUclelxRkelUqfN0PgYUAWTXeuoAny9T2ZM3NHzSbAzeEg+F30xjexteBwFrSQ\n" \
    "NjVnlVYlNWoxPGaboiWfgx5oJSgegvef3oVPLMdwdszRYp350Q8CR0UIkYDi5u21\n" \
    "UxXUSdg+CO26ys/cfmNVi6Ic7W2cdlvuJj4SA+7BEfli2htiAxjtIOxYDrYvq3SA\n" \
    "b6qNQgeexYUP7O8yX3UvgFpp1sTv0O5Wwj/GJsCFplVJU4mCLcs4dTvO+LE6S06z\n" \
    "D/+kFcuXGYTDQNxQ2vf39hIDg54CP8vFZHpxzJH/2qn6WIjlzEdLiV+W2JP/ZTLF\n" \
    "EXl/Bqh6EEDUDu+NY7ARH6fm4lyJKlhYZYBA/iWwvRkTdfPQwA5Dvn/Col4R5W4s\n" \
    "oJkx2rrxuFv/Z/GvkFjPHng0I03arDB+MHzMaCekykA8jpPZT1d0+PyW7quGyMm1\n" \
    "ZnV1uREj6lCpDuMSk54O5+CjXynbUMGQzPkfUmQz8O8h4KssGIEZyNVZCeSB1hfF\n" \
    "O5RgXvxhJf860agHlRNblZ8b52ghnjrJUwn15gN6ZsQ2AiBYJbHp5PlRzbwaB/KC\n" \
    "JTMtf1I32YTu1e5bhcsc+4go+1NTaSqtCA16I2Kq+/rRYiKiLjUUM9FfiZuJ6P40\n" \
    "nrcv5lca3Ur2ab6FoAKXE5aGfcWca+R9vua7GguCYzdeDWkuW9l3z1jxVcJzOuhV\n" \
    "1eInt02UVtqD7mTvg6n1m7MsZ8ABr/YYgL4XyU/UoQTEHRySMP/NhOtoPMyJlTVt\n" \
    "Zmvt0zZ3SSNXDypOtbtKPsV81LJzTUKK0dnCFgHrW3rR2c+Budizh8Nh8nB2rM7l\n" \
    "OW5JfLG0gYfPqEHIY6iFCEjRifdgSiTnx+7de0CvvETZ9sCfH5qA99yEL1PLlw0M\n" \
    "hiS8wnnQiqDexxB6S0y2M7QIVEPk1ble2rU4vo6iSDccSfwXEbXjNxedk024P0h8\n" \
    "yc7cBloJ1KEAyFyn35I//MA/OtiyCh276BPf1gcANCpt6UIJZk6nT9mQxkS3RNZi\n" \
    "5FSmgZCGs35pkv+05bv595/69AYolE8HmhYrBRR4tP5pIzJ7EQpO8cQ=\n" \
    "-----END ENCRYPTED PRIVATE KEY-----\n"

/* 31 bytes for the key of example 7. */
#define SHORT_KEY_BLOB \
    "AQIAABBmAAAApAAAaU9p9YSxoJxlhuRR8Ya5W6edQ2BzYdje1DF4hG8oKOILzk43cIsG11zedREd" \
    "dXBTAl4xpavpdDJpH3SiifcRTu+YNifTREaKFKOwWZf+jEBOT3qDoFa7VjFVCG4KzBAa43RmDCHS" \
    "hOF7TLw7mAOs3uwG2cvY4ooi5cXRkGoQSwwm3h5YmBjYCm3RsBqdIU+mgqMvAlPzv8ZUzJvRKH7X" \
    "yGmHeyC1aUHWk9rK1B/jKMB+jiuI5qb4olI7bPM0Z2LpQ8kAICAVGGJMs37f4rFoLL852PEC9w4i" \
    "TLd1SOAomehLRSIlkX7WJLYE54qUWwIga2x8EwOzfx9L6pjx7hkLTw=="

#define SMALL_KEY_BLOB \
    "AQIAABBmAAAApAAALpKV1R82kTuxS0yU+zIoqQwBcp+nV2qBrR42L1ykZlCi7+GmY2pXeDCsSfog" \
    "kpFg7jb1hjg6080eHgLv/kfSzOIrawuolowhsjcPkT+6lDotGaTQJlT/Ad54vV8dAGMr+QM3TgyA" \
    "J4itsW2aWQJuKUzAqdZnc8kED3/8IU1h9XM="

#define SMALL_PUBLIC_BLOB \
    "BgIAAACkAABSU0ExAAQAAAEAAQDLtQSxcTimRqpsvDBYlu5MpkPJXGQkiZ1Oo8kB0Tcy7JqpvZH5" \
    "ydEHKC36HK+h/yMdframq/erYU18b5XUfd1V+gh3GteZ/RAv6sGUywdPLzqZmffCOXSlVnSl3mfN" \
    "l1wA2gHzSV4fHnN+fFAsVGj+AukTOqqSVz0GSyv8SIpB8w=="

#define OTHER_PUBLIC_BLOB \
    "BgIAAACkAABSU0ExAAgAAAEAAQBdRzSliq57ofc0YULS/RcST7LFi24BTsGmVY6kRMC++izksTwo" \
    "0jNZgCjsZOMnYUx+l7fp1sSWbyXs1rHBBA+tAdEHMBZcSl7+Mzs9m9woKc1ShLndnLtyYo+spUM/" \
    "CEEAOBA0K4rj019ZxbhncGtH8DlB3psEXqcL4lP5Ra++JkuYF9gt5DR3LA5Fg3y0JYixL4E/oLJk" \
    "AH34xZeYosqSSUvD6ICUh1xKu1+Z5BzSmtCsityAp7J+xuOk8x1E7R61UwmZGPiEzYR13+OXzQBN" \
    "DL+Jz+D3WJjXaAjgk8PtGayJxmkAaEfpETgu4LvBNnjR+VO8qiCpPgh2sTFcHUOF"

/* clang-format on */
