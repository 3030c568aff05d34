/* The methods that a server calls on the client's host. [MS-PSRP] 2.2.3.17; psrp.md 4.7. */
#pragma once

#include <stdint.h>

/* clang-format off */
/*
 * X(id, Name, where a person sees it ("" nowhere), names of the parameters in order, one space between them).
 * A parameter's encoding is psrp.md 4.8. 48 and 49 as the source and recorded traffic have them.
 */
#define PSRP_HOST_METHODS(X)                                                                            \
    X(1, GetName, "", "")                                                                               \
    X(2, GetVersion, "", "")                                                                            \
    X(3, GetInstanceId, "", "")                                                                         \
    X(4, GetCurrentCulture, "", "")                                                                     \
    X(5, GetCurrentUICulture, "", "")                                                                   \
    X(6, SetShouldExit, "exit", "exitCode")                                                             \
    X(7, EnterNestedPrompt, "question", "")                                                             \
    X(8, ExitNestedPrompt, "", "")                                                                      \
    X(9, NotifyBeginApplication, "", "")                                                                \
    X(10, NotifyEndApplication, "", "")                                                                 \
    X(11, ReadLine, "question", "")                                                                     \
    X(12, ReadLineAsSecureString, "question", "")                                                       \
    X(13, Write1, "host", "value")                                                                      \
    X(14, Write2, "host", "foregroundColor backgroundColor value")                                      \
    X(15, WriteLine1, "host", "")                                                                       \
    X(16, WriteLine2, "host", "value")                                                                  \
    X(17, WriteLine3, "host", "foregroundColor backgroundColor value")                                  \
    X(18, WriteErrorLine, "error", "value")                                                             \
    X(19, WriteDebugLine, "debug", "message")                                                           \
    X(20, WriteProgress, "progress", "sourceId record")                                                 \
    X(21, WriteVerboseLine, "verbose", "message")                                                       \
    X(22, WriteWarningLine, "warning", "message")                                                       \
    X(23, Prompt, "question", "caption message descriptions")                                           \
    X(24, PromptForCredential1, "question", "caption message userName targetName")                      \
    X(25, PromptForCredential2, "question", "caption message userName targetName allowedCredentialTypes options") \
    X(26, PromptForChoice, "question", "caption message choices defaultChoice")                         \
    X(27, GetForegroundColor, "", "")                                                                   \
    X(28, SetForegroundColor, "", "foregroundColor")                                                    \
    X(29, GetBackgroundColor, "", "")                                                                   \
    X(30, SetBackgroundColor, "", "backgroundColor")                                                    \
    X(31, GetCursorPosition, "", "")                                                                    \
    X(32, SetCursorPosition, "", "cursorPosition")                                                      \
    X(33, GetWindowPosition, "", "")                                                                    \
    X(34, SetWindowPosition, "", "windowPosition")                                                      \
    X(35, GetCursorSize, "", "")                                                                        \
    X(36, SetCursorSize, "", "cursorSize")                                                              \
    X(37, GetBufferSize, "", "")                                                                        \
    X(38, SetBufferSize, "", "bufferSize")                                                              \
    X(39, GetWindowSize, "", "")                                                                        \
    X(40, SetWindowSize, "", "windowSize")                                                              \
    X(41, GetWindowTitle, "", "")                                                                       \
    X(42, SetWindowTitle, "", "windowTitle")                                                            \
    X(43, GetMaxWindowSize, "", "")                                                                     \
    X(44, GetMaxPhysicalWindowSize, "", "")                                                             \
    X(45, GetKeyAvailable, "", "")                                                                      \
    X(46, ReadKey, "question", "options")                                                               \
    X(47, FlushInputBuffer, "", "")                                                                     \
    X(48, SetBufferContents1, "", "rectangle fill")                                                     \
    X(49, SetBufferContents2, "", "origin contents")                                                    \
    X(50, GetBufferContents, "", "rectangle")                                                           \
    X(51, ScrollBufferContents, "", "source destination clip fill")                                     \
    X(52, PushRunspace, "", "runspace")                                                                 \
    X(53, PopRunspace, "", "")                                                                          \
    X(54, GetIsRunspacePushed, "", "")                                                                  \
    X(55, GetRunspace, "", "")                                                                          \
    X(56, PromptForChoiceMultipleSelection, "question", "caption message choices defaultChoices")
/* clang-format on */

enum psrp_host_method_id {
#define PSRP_HOST_METHOD_ID(id, name, stream, parameters) PSRP_HOST_##name = id,
    PSRP_HOST_METHODS(PSRP_HOST_METHOD_ID)
#undef PSRP_HOST_METHOD_ID
};

struct psrp_host_method {
    uint32_t id;
    const char *name;
    const char *stream;     /* of the meaning: "host", "error" …, "question"; "" */
    const char *parameters; /* names, one space between them */
};

/* The method of that number; NULL when there is none. */
const struct psrp_host_method *psrp_host_method(int64_t id);
