#include "web/views/all_views.hpp"

#include "web/frame/document_paper.hpp"
#include "web/frame/record_paper.hpp"
#include "web/frame/statement_paper.hpp"
#include "web/kit/gallery.hpp"
#include "web/views/bank_check/bank_check_view.hpp"
#include "web/views/bin/bin_view.hpp"
#include "web/views/calendar/calendar_view.hpp"
#include "web/views/check_in/check_in_view.hpp"
#include "web/views/counter/counter_view.hpp"
#include "web/views/counter/day_closing.hpp"
#include "web/views/fields/fields_view.hpp"
#include "web/views/first_run/first_run_view.hpp"
#include "web/views/forecast/forecast_view.hpp"
#include "web/views/funnel/funnel_view.hpp"
#include "web/views/home/home_view.hpp"
#include "web/views/import_file/import_view.hpp"
#include "web/views/list/list_view.hpp"
#include "web/views/owing/owing_view.hpp"
#include "web/views/performance/performance_view.hpp"
#include "web/views/pipelines/pipelines_view.hpp"
#include "web/views/quality/quality_view.hpp"
#include "web/views/record/record_view.hpp"
#include "web/views/rescue/rescue_view.hpp"
#include "web/views/selling/selling_view.hpp"
#include "web/views/settings/settings_view.hpp"
#include "web/views/sync/sync_view.hpp"
#include "web/views/workflows/workflows_view.hpp"

namespace crm {

namespace {

PrintPaper shown_record_paper(Context& ctx, PrintRange) {
    const Place place = ctx.tables.find(ctx.route.record);
    if (ctx.route.part == "account") return statement_paper(ctx, place);
    return is_document(ctx, place) ? document_paper(ctx, place) : record_paper(ctx, place);
}

constexpr ViewDef views[] = {
    {Screen::home, home_view_ui, home_paper},
    {Screen::list, list_view_ui, list_paper},
    {Screen::record, record_view_ui, shown_record_paper},
    {Screen::bin, bin_view_ui},
    {Screen::settings, settings_view_ui},
    {Screen::fields, fields_view_ui},
    {Screen::counter, counter_view_ui, day_closing_paper},
    {Screen::check_in, check_in_view_ui},
    {Screen::bank_check, bank_check_view_ui},
    {Screen::funnel, funnel_view_ui},
    {Screen::selling, selling_view_ui},
    {Screen::workflows, workflows_view_ui},
    {Screen::pipelines, pipelines_view_ui},
    {Screen::sync, sync_view_ui},
    {Screen::import_file, import_view_ui},
    {Screen::quality, quality_view_ui},
    {Screen::calendar, calendar_view_ui},
    {Screen::forecast, forecast_view_ui},
    {Screen::owing, owing_view_ui, owing_paper},
    {Screen::performance, performance_view_ui},
    {Screen::first_run, first_run_view_ui},
    {Screen::rescue, rescue_view_ui},
    {Screen::gallery, [](Context&) { gallery_ui(); }},
};
} // namespace

std::span<const ViewDef> all_views() { return views; }

} // namespace crm
