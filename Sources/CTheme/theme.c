// The default theme: the files under templates/, embedded when the program is built. A test compares the list.

#include "CTheme.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#define FILE(variable, path) { path, variable, sizeof(variable) }

static const unsigned char assets_diagrams_css[] = {
#embed "../../templates/assets/diagrams.css"
};
static const unsigned char assets_early_js[] = {
#embed "../../templates/assets/early.js"
};
static const unsigned char assets_icon_svg[] = {
#embed "../../templates/assets/icon.svg"
};
static const unsigned char assets_pages_css[] = {
#embed "../../templates/assets/pages.css"
};
static const unsigned char assets_parts_css[] = {
#embed "../../templates/assets/parts.css"
};
static const unsigned char assets_prose_css[] = {
#embed "../../templates/assets/prose.css"
};
static const unsigned char assets_reader_css[] = {
#embed "../../templates/assets/reader.css"
};
static const unsigned char assets_reader_backup_js[] = {
#embed "../../templates/assets/reader/backup.js"
};
static const unsigned char assets_reader_comparison_js[] = {
#embed "../../templates/assets/reader/comparison.js"
};
static const unsigned char assets_reader_graph_js[] = {
#embed "../../templates/assets/reader/graph.js"
};
static const unsigned char assets_reader_planner_js[] = {
#embed "../../templates/assets/reader/planner.js"
};
static const unsigned char assets_reader_progress_js[] = {
#embed "../../templates/assets/reader/progress.js"
};
static const unsigned char assets_reader_reader_js[] = {
#embed "../../templates/assets/reader/reader.js"
};
static const unsigned char assets_reader_store_js[] = {
#embed "../../templates/assets/reader/store.js"
};
static const unsigned char assets_reader_worker_js[] = {
#embed "../../templates/assets/reader/worker.js"
};
static const unsigned char assets_search_engine_js[] = {
#embed "../../templates/assets/search/engine.js"
};
static const unsigned char assets_search_search_css[] = {
#embed "../../templates/assets/search/search.css"
};
static const unsigned char assets_search_search_js[] = {
#embed "../../templates/assets/search/search.js"
};
static const unsigned char assets_site_css[] = {
#embed "../../templates/assets/site.css"
};
static const unsigned char layouts_404_html[] = {
#embed "../../templates/layouts/404.html"
};
static const unsigned char layouts_article_html[] = {
#embed "../../templates/layouts/article.html"
};
static const unsigned char layouts_base_html[] = {
#embed "../../templates/layouts/base.html"
};
static const unsigned char layouts_comparison_html[] = {
#embed "../../templates/layouts/comparison.html"
};
static const unsigned char layouts_course_html[] = {
#embed "../../templates/layouts/course.html"
};
static const unsigned char layouts_coverage_html[] = {
#embed "../../templates/layouts/coverage.html"
};
static const unsigned char layouts_criterion_html[] = {
#embed "../../templates/layouts/criterion.html"
};
static const unsigned char layouts_glossary_html[] = {
#embed "../../templates/layouts/glossary.html"
};
static const unsigned char layouts_home_html[] = {
#embed "../../templates/layouts/home.html"
};
static const unsigned char layouts_lesson_html[] = {
#embed "../../templates/layouts/lesson.html"
};
static const unsigned char layouts_list_html[] = {
#embed "../../templates/layouts/list.html"
};
static const unsigned char layouts_page_html[] = {
#embed "../../templates/layouts/page.html"
};
static const unsigned char layouts_plan_html[] = {
#embed "../../templates/layouts/plan.html"
};
static const unsigned char layouts_planner_html[] = {
#embed "../../templates/layouts/planner.html"
};
static const unsigned char layouts_program_html[] = {
#embed "../../templates/layouts/program.html"
};
static const unsigned char layouts_progress_html[] = {
#embed "../../templates/layouts/progress.html"
};
static const unsigned char layouts_redirect_html[] = {
#embed "../../templates/layouts/redirect.html"
};
static const unsigned char layouts_roadmap_html[] = {
#embed "../../templates/layouts/roadmap.html"
};
static const unsigned char layouts_search_html[] = {
#embed "../../templates/layouts/search.html"
};
static const unsigned char layouts_step_html[] = {
#embed "../../templates/layouts/step.html"
};
static const unsigned char layouts_topic_html[] = {
#embed "../../templates/layouts/topic.html"
};
static const unsigned char partials_contents_html[] = {
#embed "../../templates/partials/contents.html"
};
static const unsigned char partials_macros_html[] = {
#embed "../../templates/partials/macros.html"
};
static const unsigned char partials_mentions_html[] = {
#embed "../../templates/partials/mentions.html"
};
static const unsigned char partials_navigation_item_html[] = {
#embed "../../templates/partials/navigation-item.html"
};
static const unsigned char partials_plan_item_html[] = {
#embed "../../templates/partials/plan-item.html"
};
static const unsigned char partials_requirements_html[] = {
#embed "../../templates/partials/requirements.html"
};
static const unsigned char partials_roadmap_picture_html[] = {
#embed "../../templates/partials/roadmap-picture.html"
};
static const unsigned char partials_step_html[] = {
#embed "../../templates/partials/step.html"
};
static const unsigned char themes_paper_tokens_css[] = {
#embed "../../templates/themes/paper/tokens.css"
};
static const unsigned char themes_pistachio_tokens_css[] = {
#embed "../../templates/themes/pistachio/tokens.css"
};
static const unsigned char themes_terminal_tokens_css[] = {
#embed "../../templates/themes/terminal/tokens.css"
};

static const struct waymark_theme_file files[] = {
  FILE(assets_diagrams_css, "assets/diagrams.css"),
  FILE(assets_early_js, "assets/early.js"),
  FILE(assets_icon_svg, "assets/icon.svg"),
  FILE(assets_pages_css, "assets/pages.css"),
  FILE(assets_parts_css, "assets/parts.css"),
  FILE(assets_prose_css, "assets/prose.css"),
  FILE(assets_reader_css, "assets/reader.css"),
  FILE(assets_reader_backup_js, "assets/reader/backup.js"),
  FILE(assets_reader_comparison_js, "assets/reader/comparison.js"),
  FILE(assets_reader_graph_js, "assets/reader/graph.js"),
  FILE(assets_reader_planner_js, "assets/reader/planner.js"),
  FILE(assets_reader_progress_js, "assets/reader/progress.js"),
  FILE(assets_reader_reader_js, "assets/reader/reader.js"),
  FILE(assets_reader_store_js, "assets/reader/store.js"),
  FILE(assets_reader_worker_js, "assets/reader/worker.js"),
  FILE(assets_search_engine_js, "assets/search/engine.js"),
  FILE(assets_search_search_css, "assets/search/search.css"),
  FILE(assets_search_search_js, "assets/search/search.js"),
  FILE(assets_site_css, "assets/site.css"),
  FILE(layouts_404_html, "layouts/404.html"),
  FILE(layouts_article_html, "layouts/article.html"),
  FILE(layouts_base_html, "layouts/base.html"),
  FILE(layouts_comparison_html, "layouts/comparison.html"),
  FILE(layouts_course_html, "layouts/course.html"),
  FILE(layouts_coverage_html, "layouts/coverage.html"),
  FILE(layouts_criterion_html, "layouts/criterion.html"),
  FILE(layouts_glossary_html, "layouts/glossary.html"),
  FILE(layouts_home_html, "layouts/home.html"),
  FILE(layouts_lesson_html, "layouts/lesson.html"),
  FILE(layouts_list_html, "layouts/list.html"),
  FILE(layouts_page_html, "layouts/page.html"),
  FILE(layouts_plan_html, "layouts/plan.html"),
  FILE(layouts_planner_html, "layouts/planner.html"),
  FILE(layouts_program_html, "layouts/program.html"),
  FILE(layouts_progress_html, "layouts/progress.html"),
  FILE(layouts_redirect_html, "layouts/redirect.html"),
  FILE(layouts_roadmap_html, "layouts/roadmap.html"),
  FILE(layouts_search_html, "layouts/search.html"),
  FILE(layouts_step_html, "layouts/step.html"),
  FILE(layouts_topic_html, "layouts/topic.html"),
  FILE(partials_contents_html, "partials/contents.html"),
  FILE(partials_macros_html, "partials/macros.html"),
  FILE(partials_mentions_html, "partials/mentions.html"),
  FILE(partials_navigation_item_html, "partials/navigation-item.html"),
  FILE(partials_plan_item_html, "partials/plan-item.html"),
  FILE(partials_requirements_html, "partials/requirements.html"),
  FILE(partials_roadmap_picture_html, "partials/roadmap-picture.html"),
  FILE(partials_step_html, "partials/step.html"),
  FILE(themes_paper_tokens_css, "themes/paper/tokens.css"),
  FILE(themes_pistachio_tokens_css, "themes/pistachio/tokens.css"),
  FILE(themes_terminal_tokens_css, "themes/terminal/tokens.css"),
};

const struct waymark_theme_file *const waymark_theme_files = files;
const size_t waymark_theme_file_count = sizeof(files) / sizeof(files[0]);
