#pragma once
// All components of the design system. Fixed words come in the reader's language from words/html.h; everything else is
// passed in. No component throws for what users typed, none keeps state, all may be used from any thread.

#include "html/address.h"     // addresses with queries
#include "html/assets.h"      // files that pages load
#include "html/button.h"      // links and buttons
#include "html/case_parts.h"  // clauses, progress, facts, history, changes, trees
#include "html/chart.h"       // figures
#include "html/document.h"    // letters, certificates, QR codes
#include "html/feedback.h"    // results, dialogs, empty states
#include "html/form.h"        // fields, errors, uploads, scores
#include "html/html.h"        // elements
#include "html/icon.h"        // drawings beside words
#include "html/layout.h"      // pages, navigation, panels
#include "html/table.h"       // lists, filters, batches, pages
#include "html/verdict.h"     // verdicts, grades, distances, assumptions, deadlines
