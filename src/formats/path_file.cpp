#include "formats/path_file.h"

#include "formats/claim_json.h"
#include "formats/json.h"
#include "formats/json_object.h"
#include "formats/problems_json.h"

namespace accrue::formats {
namespace {

Json plan_json(PathParts const& parts, path::Plan const& plan) {
    rules::Pack const& pack = parts.pack.pack;
    Json::Array acquire;
    for (int const q : plan.acquire) acquire.push_back({pack.qualifications[static_cast<std::size_t>(q)].id});
    Json::Array activities;
    for (path::Activity const& activity : plan.activities)
        for (int i = 0; i < activity.times; ++i) activities.push_back(json_from_claim(activity.claim));
    ObjectWriter writer;
    writer.add("acquire", {std::move(acquire)});
    writer.add("activities", {std::move(activities)});
    writer.number("money", plan.money);
    writer.number("hours", plan.hours);
    writer.number("months", plan.months);
    writer.date("earliest", plan.earliest);
    writer.flag("proven", plan.proven);
    if (!plan.proven) writer.number("bound", plan.bound);
    return std::move(writer).done();
}

std::string const& obstacle_id(rules::Pack const& pack, path::Obstacle const& obstacle) {
    if (obstacle.gate != rules::none) return pack.gates[static_cast<std::size_t>(obstacle.gate)].id;
    return pack.steps[static_cast<std::size_t>(obstacle.step)].id;
}

} // namespace

std::string write_path(PathParts const& parts) {
    rules::Pack const& pack = parts.pack.pack;
    Json::Array plans;
    for (path::Plan const& plan : parts.path.plans) plans.push_back(plan_json(parts, plan));
    Json::Array impossible;
    Json::Array obstacles;
    for (path::Obstacle const& obstacle : parts.path.impossible) {
        impossible.push_back({obstacle_id(pack, obstacle)});
        ObjectWriter writer;
        writer.text("id", obstacle_id(pack, obstacle));
        writer.text("what", obstacle.text);
        writer.text("clause", obstacle.clause);
        obstacles.push_back(std::move(writer).done());
    }
    ObjectWriter writer;
    writer.text("format", path_format);
    writer.text("to", pack.levels[static_cast<std::size_t>(parts.question.level)].code);
    writer.flag("reached", parts.path.reached);
    writer.add("plans", {std::move(plans)});
    writer.date("waiting", parts.path.waiting);
    writer.add("impossible", {std::move(impossible)});
    writer.add("obstacles", {std::move(obstacles)});
    writer.add("problems", json_from_problems(parts.problems));
    return write_json(std::move(writer).done());
}

} // namespace accrue::formats
