/* Worked examples of psrp.md section 9, as base64. */
#pragma once

/* Example 1: creationXml of a session with two messages (pypsrp, GUIDs in text order). */
#define EXAMPLE_1                                                                                  \
    "AAAAAAAAAAEAAAAAAAAAAAMAAADHAgAAAAIAAQBaQW6l+ypKqpG/d79RBDOGAAAAAAAAAAAAAAAA"                 \
    "AAAAADxPYmogUmVmSWQ9IjAiPjxNUz48VmVyc2lvbiBOPSJwcm90b2NvbHZlcnNpb24iPjIuMzwv"                 \
    "VmVyc2lvbj48VmVyc2lvbiBOPSJQU1ZlcnNpb24iPjIuMDwvVmVyc2lvbj48VmVyc2lvbiBOPSJT"                 \
    "ZXJpYWxpemF0aW9uVmVyc2lvbiI+MS4xLjAuMTwvVmVyc2lvbj48L01TPjwvT2JqPgAAAAAAAAAC"                 \
    "AAAAAAAAAAADAAAC/QIAAAAEAAEAWkFupfsqSqqRv3e/UQQzhgAAAAAAAAAAAAAAAAAAAAA8T2Jq"                 \
    "IFJlZklkPSIwIj48TVM+PEkzMiBOPSJNaW5SdW5zcGFjZXMiPjE8L0kzMj48STMyIE49Ik1heFJ1"                 \
    "bnNwYWNlcyI+MTwvSTMyPjxPYmogTj0iUFNUaHJlYWRPcHRpb25zIiBSZWZJZD0iMSI+PFROIFJl"                 \
    "ZklkPSIwIj48VD5TeXN0ZW0uTWFuYWdlbWVudC5BdXRvbWF0aW9uLlJ1bnNwYWNlcy5QU1RocmVh"                 \
    "ZE9wdGlvbnM8L1Q+PFQ+U3lzdGVtLkVudW08L1Q+PFQ+U3lzdGVtLlZhbHVlVHlwZTwvVD48VD5T"                 \
    "eXN0ZW0uT2JqZWN0PC9UPjwvVE4+PFRvU3RyaW5nPkRlZmF1bHQ8L1RvU3RyaW5nPjxJMzI+MDwv"                 \
    "STMyPjwvT2JqPjxPYmogTj0iQXBhcnRtZW50U3RhdGUiIFJlZklkPSIyIj48VE4gUmVmSWQ9IjEi"                 \
    "PjxUPlN5c3RlbS5NYW5hZ2VtZW50LkF1dG9tYXRpb24uUnVuc3BhY2VzLkFwYXJ0bWVudFN0YXRl"                 \
    "PC9UPjxUPlN5c3RlbS5FbnVtPC9UPjxUPlN5c3RlbS5WYWx1ZVR5cGU8L1Q+PFQ+U3lzdGVtLk9i"                 \
    "amVjdDwvVD48L1ROPjxUb1N0cmluZz5VTktOT1dOPC9Ub1N0cmluZz48STMyPjI8L0kzMj48L09i"                 \
    "aj48T2JqIE49Ikhvc3RJbmZvIiBSZWZJZD0iMyI+PE1TPjxCIE49Il9pc0hvc3ROdWxsIj50cnVl"                 \
    "PC9CPjxCIE49Il9pc0hvc3RVSU51bGwiPnRydWU8L0I+PEIgTj0iX2lzSG9zdFJhd1VJTnVsbCI+"                 \
    "dHJ1ZTwvQj48QiBOPSJfdXNlUnVuc3BhY2VIb3N0Ij50cnVlPC9CPjwvTVM+PC9PYmo+PE5pbCBO"                 \
    "PSJBcHBsaWNhdGlvbkFyZ3VtZW50cyIgLz48L01TPjwvT2JqPg=="

/* Example 2: RUNSPACEPOOL_STATE of a real server, with a byte order mark. */
#define EXAMPLE_2                                                                                  \
    "AAAAAAAAAAMAAAAAAAAAAAMAAABnAQAAAAUQAgAHpyVyxm1DjJXjolaBCf1AAAAAAAAAAAAAAAAAAAAA"             \
    "AO+7vzxPYmogUmVmSWQ9IjAiPjxNUz48STMyIE49IlJ1bnNwYWNlU3RhdGUiPjI8L0kzMj48L01TPjwv"             \
    "T2JqPg=="

/* Example 3: END_OF_PIPELINE_INPUT, no data. */
#define EXAMPLE_3                                                                                  \
    "AAAAAAAAAAkAAAAAAAAAAAMAAAAoAgAAAAMQBABEMyIRZlWId5mqu8zd7v8ApKOiobKxwsHR0uHi4+Tl5g=="
#define EXAMPLE_RPID "11223344-5566-7788-99AA-BBCCDDEEFF00"
#define EXAMPLE_PID "A1A2A3A4-B1B2-C1C2-D1D2-E1E2E3E4E5E6"

/* Example 4: PIPELINE_OUTPUT in three fragments, of 70, 25 and 25 bytes; at once, and cut after
 * byte 80. */
#define EXAMPLE_4                                                                                  \
    "AAAAAAAAAAcAAAAAAAAAAAEAAAAxAQAAAAQQBABEMyIRZlWId5mqu8zd7v8ApKOiobKxwsHR0uHi4+Tl"             \
    "5u+7vzxTPkdywwAAAAAAAAAHAAAAAAAAAAEAAAAABLzDn2UAAAAAAAAABwAAAAAAAAACAgAAAAQ8L1M+"
#define EXAMPLE_4_FIRST                                                                            \
    "AAAAAAAAAAcAAAAAAAAAAAEAAAAxAQAAAAQQBABEMyIRZlWId5mqu8zd7v8ApKOiobKxwsHR0uHi4+Tl5u+7vzxTPkdy" \
    "wwAAAAAAAAAHAAA="
#define EXAMPLE_4_SECOND "AAAAAAABAAAAAAS8w59lAAAAAAAAAAcAAAAAAAAAAgIAAAAEPC9TPg=="

/* Example 5: broken streams. */
#define EXAMPLE_5_GAP                                                                              \
    "AAAAAAAAAAcAAAAAAAAAAAEAAAAxAQAAAAQQBABEMyIRZlWId5mqu8zd7v8ApKOiobKxwsHR0uHi4+Tl5u+7vzxTPkdy" \
    "wwAAAAAAAAAHAAAAAAAAAAICAAAABDwvUz4="
#define EXAMPLE_5_DUPLICATE                                                                        \
    "AAAAAAAAAAcAAAAAAAAAAAEAAAAxAQAAAAQQBABEMyIRZlWId5mqu8zd7v8ApKOiobKxwsHR0uHi4+Tl5u+7vzxTPkdy" \
    "wwAAAAAAAAAHAAAAAAAAAAEAAAAABLzDn2UAAAAAAAAABwAAAAAAAAABAAAAAAS8w59lAAAAAAAAAAcAAAAAAAAAAgIA" \
    "AAAEPC9TPg=="
#define EXAMPLE_5_NO_START "AAAAAAAAAAcAAAAAAAAAAQAAAAAEvMOfZQAAAAAAAAAHAAAAAAAAAAICAAAABDwvUz4="
#define EXAMPLE_5_NO_END                                                                           \
    "AAAAAAAAAAcAAAAAAAAAAAEAAAAxAQAAAAQQBABEMyIRZlWId5mqu8zd7v8ApKOiobKxwsHR0uHi4+Tl5u+7vzxTPkdy" \
    "wwAAAAAAAAAHAAAAAAAAAAEAAAAABLzDn2UAAAAAAAAACAAAAAAAAAAAAwAAAGcBAAAABhAEAEQzIhFmVYh3maq7zN3u" \
    "/wCko6KhsrHCwdHS4eLj5OXm77u/PE9iaiBSZWZJZD0iMCI+PE1TPjxJMzIgTj0iUGlwZWxpbmVTdGF0ZSI+NDwvSTMy" \
    "PjwvTVM+PC9PYmo+"
#define EXAMPLE_5_BLOB_LENGTH                                                                      \
    "AAAAAAAAAAcAAAAAAAAAAAF/////AQAAAAQQBABEMyIRZlWId5mqu8zd7v8ApKOiobKxwsHR0uHi4+Tl5u+7vzxTPkdy" \
    "ww=="
#define EXAMPLE_5_HEADER_CUT "AAAAAAAAAAcAAAAAAAAAAAEAAAA="
#define EXAMPLE_5_OBJECTID_ZERO                                                                    \
    "AAAAAAAAAAAAAAAAAAAAAAMAAABnAQAAAAYQBABEMyIRZlWId5mqu8zd7v8ApKOiobKxwsHR0uHi4+Tl5u+7vzxPYmog" \
    "UmVmSWQ9IjAiPjxNUz48STMyIE49IlBpcGVsaW5lU3RhdGUiPjQ8L0kzMj48L01TPjwvT2JqPg=="
#define EXAMPLE_5_SHORT                                                                            \
    "AAAAAAAAAAoAAAAAAAAAAAMAAAAnAQAAAAMQBABEMyIRZlWId5mqu8zd7v8ApKOiobKxwsHR0uHi4+Tl"

/* Example 10: a host call, and its response on stream pr. */
#define EXAMPLE_10_CALL                                                                            \
    "AAAAAAAAAAwAAAAAAAAAAAMAAAGeAQAAAAARBABEMyIRZlWId5mqu8zd7v8ApKOiobKxwsHR0uHi"                 \
    "4+Tl5u+7vzxPYmogUmVmSWQ9IjAiPjxNUz48STY0IE49ImNpIj4xPC9JNjQ+PE9iaiBOPSJtaSIg"                 \
    "UmVmSWQ9IjEiPjxUTiBSZWZJZD0iMCI+PFQ+U3lzdGVtLk1hbmFnZW1lbnQuQXV0b21hdGlvbi5S"                 \
    "ZW1vdGluZy5SZW1vdGVIb3N0TWV0aG9kSWQ8L1Q+PFQ+U3lzdGVtLkVudW08L1Q+PFQ+U3lzdGVt"                 \
    "LlZhbHVlVHlwZTwvVD48VD5TeXN0ZW0uT2JqZWN0PC9UPjwvVE4+PFRvU3RyaW5nPlJlYWRMaW5l"                 \
    "PC9Ub1N0cmluZz48STMyPjExPC9JMzI+PC9PYmo+PE9iaiBOPSJtcCIgUmVmSWQ9IjIiPjxUTiBS"                 \
    "ZWZJZD0iMSI+PFQ+U3lzdGVtLkNvbGxlY3Rpb25zLkFycmF5TGlzdDwvVD48VD5TeXN0ZW0uT2Jq"                 \
    "ZWN0PC9UPjwvVE4+PExTVCAvPjwvT2JqPjwvTVM+PC9PYmo+"
#define EXAMPLE_10_RESPONSE                                                                        \
    "AAAAAAAAAAUAAAAAAAAAAAMAAAFCAgAAAAERBABEMyIRZlWId5mqu8zd7v8ApKOiobKxwsHR0uHi"                 \
    "4+Tl5u+7vzxPYmogUmVmSWQ9IjAiPjxNUz48UyBOPSJtciI+eWVzPC9TPjxJNjQgTj0iY2kiPjE8"                 \
    "L0k2ND48T2JqIE49Im1pIiBSZWZJZD0iMSI+PFROIFJlZklkPSIwIj48VD5TeXN0ZW0uTWFuYWdl"                 \
    "bWVudC5BdXRvbWF0aW9uLlJlbW90aW5nLlJlbW90ZUhvc3RNZXRob2RJZDwvVD48VD5TeXN0ZW0u"                 \
    "RW51bTwvVD48VD5TeXN0ZW0uVmFsdWVUeXBlPC9UPjxUPlN5c3RlbS5PYmplY3Q8L1Q+PC9UTj48"                 \
    "VG9TdHJpbmc+UmVhZExpbmU8L1RvU3RyaW5nPjxJMzI+MTE8L0kzMj48L09iaj48L01TPjwvT2Jq"                 \
    "Pg=="

/* Example 12: connectXml and connectResponseXml. */
#define EXAMPLE_12_CONNECT                                                                         \
    "AAAAAAAAAAEAAAAAAAAAAAMAAADHAgAAAAIAAQC2Yx2OZaBJ8pBTobFWyVd3AAAAAAAAAAAAAAAAAAAAA"            \
    "DxPYmogUmVmSWQ9IjAiPjxNUz48VmVyc2lvbiBOPSJwcm90b2NvbHZlcnNpb24iPjIuMzwvVmVyc2lv"              \
    "bj48VmVyc2lvbiBOPSJQU1ZlcnNpb24iPjIuMDwvVmVyc2lvbj48VmVyc2lvbiBOPSJTZXJpYWxpemF0"             \
    "aW9uVmVyc2lvbiI+MS4xLjAuMTwvVmVyc2lvbj48L01TPjwvT2JqPgAAAAAAAAACAAAAAAAAAAADAAAA"             \
    "LQIAAAAIAAEAtmMdjmWgSfKQU6GxVslXdwAAAAAAAAAAAAAAAAAAAAA8UyAvPg=="
#define EXAMPLE_12_RESPONSE                                                                        \
    "AAAAAAAAAAQAAAAAAAAAAAMAAADKAQAAAAIAAQC2Yx2OZaBJ8pBTobFWyVd3AAAAAAAAAAAAAAAAAAAAA"            \
    "O+7vzxPYmogUmVmSWQ9IjAiPjxNUz48VmVyc2lvbiBOPSJwcm90b2NvbHZlcnNpb24iPjIuMzwvVmVy"              \
    "c2lvbj48VmVyc2lvbiBOPSJQU1ZlcnNpb24iPjIuMDwvVmVyc2lvbj48VmVyc2lvbiBOPSJTZXJpYWxp"             \
    "emF0aW9uVmVyc2lvbiI+MS4xLjAuMTwvVmVyc2lvbj48L01TPjwvT2JqPgAAAAAAAAAFAAAAAAAAAAAD"             \
    "AAAAgwEAAAALEAIAtmMdjmWgSfKQU6GxVslXdwAAAAAAAAAAAAAAAAAAAADvu788T2JqIFJlZklkPSIw"             \
    "Ij48TVM+PEkzMiBOPSJNaW5SdW5zcGFjZXMiPjE8L0kzMj48STMyIE49Ik1heFJ1bnNwYWNlcyI+MTwv"             \
    "STMyPjwvTVM+PC9PYmo+"
