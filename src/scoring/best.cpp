#include "scoring/best.h"

#include <algorithm>

#include "scoring/limits.h"

namespace accrue::scoring {
namespace {

using rules::CompiledCap;
using rules::CompiledCategory;
using rules::CompiledPack;
using rules::none;
using rules::Period;
using Item = Workspace::Item;
using Offer = Workspace::Offer;

// The caps inside lie in each other (check() refuses others), so what k items of a category add at most rises more and more
// slowly with k, and the k items that do are the first k by what each adds to those before it: its gain. A cap cuts the
// gains when it is used up, a category takes its members' items together, and `best` drops all from its n-th item on.
bool comes_before(Offer const& a, Offer const& b) {
    if (a.gain != b.gain) return a.gain > b.gain;
    if (a.item.value != b.item.value) return a.item.value > b.item.value;
    return in_order_of_time(a.item, b.item);
}

class BestItems {
public:
    BestItems(CompiledPack const& pack, BoundApplication const& application, Cells cells, Workspace& workspace)
        : pack_(pack), application_(application), cells_(cells), workspace_(workspace), offers_(workspace.offers) {}

    void keep(int root) {
        workspace_.left_out.clear();
        offers_.resize(pack_.categories.size());
        std::erase_if(workspace_.scoped, [&](Item const& item) {
            auto const category = static_cast<std::size_t>(item.category);
            if (!pack_.categories[category].inside_best) return false;
            offers_[category].push_back({item, item.value});
            return true;
        });
        for (int const c : pack_.category_order) {
            CompiledCategory const& category = pack_.categories[static_cast<std::size_t>(c)];
            if (!category.inside_best || offers_[static_cast<std::size_t>(c)].empty()) continue;
            cut_cells(category, offers_[static_cast<std::size_t>(c)]);
            if (category.best > 0) drop(c, static_cast<std::size_t>(category.best));
            cut_whole(category, offers_[static_cast<std::size_t>(c)]);
            bool const ends = c == root || category.parent == none ||
                              !pack_.categories[static_cast<std::size_t>(category.parent)].inside_best;
            ends ? hand_back(offers_[static_cast<std::size_t>(c)]) : hand_up(c, category.parent);
        }
    }

private:
    [[nodiscard]] bool is_whole(CompiledCap const& cap) const {
        return cap.per >= (cells_ == Cells::OfEachCycle ? Period::Life : Period::Cycle);
    }

    // Caps by day, year or cycle where the scope has several: each cell has its own.
    void cut_cells(CompiledCategory const& category, std::vector<Offer>& offers) {
        for (int i = category.caps.first; i < category.caps.first + category.caps.count; ++i) {
            CompiledCap const& cap = pack_.category_caps[static_cast<std::size_t>(i)];
            if (is_whole(cap)) continue;
            auto const cell = [&](Offer const& offer) {
                return cell_of(pack_, application_, cells_, cap.per, offer.item.when.days);
            };
            std::ranges::sort(offers, [&](Offer const& a, Offer const& b) {
                std::int32_t const first = cell(a);
                std::int32_t const second = cell(b);
                return first != second ? first < second : comes_before(a, b);
            });
            std::int64_t room = 0;
            for (std::size_t k = 0; k < offers.size(); ++k) {
                if (k == 0 || cell(offers[k]) != cell(offers[k - 1]))
                    room = limit_at(pack_, application_, cells_, i, offers[k].item.when.days, workspace_);
                take(offers[k], room);
            }
        }
    }

    void cut_whole(CompiledCategory const& category, std::vector<Offer>& offers) {
        for (int i = category.caps.first; i < category.caps.first + category.caps.count; ++i) {
            if (!is_whole(pack_.category_caps[static_cast<std::size_t>(i)])) continue;
            std::ranges::sort(offers, comes_before);
            std::int64_t room = limit_at(pack_, application_, cells_, i, application_.on.days, workspace_);
            for (Offer& offer : offers) take(offer, room);
        }
    }

    static void take(Offer& offer, std::int64_t& room) {
        offer.gain = std::min(offer.gain, room);
        room -= offer.gain;
    }

    void drop(int category, std::size_t best) {
        std::vector<Offer>& offers = offers_[static_cast<std::size_t>(category)];
        if (offers.size() <= best) return;
        std::ranges::sort(offers, comes_before);
        for (std::size_t i = best; i < offers.size(); ++i) {
            workspace_.left_out.push_back(offers[i].item);
            workspace_.left_out.back().category = category;
        }
        offers.resize(best);
    }

    void hand_back(std::vector<Offer>& offers) {
        for (Offer const& offer : offers) workspace_.scoped.push_back(offer.item);
        offers.clear();
    }

    void hand_up(int category, int parent) {
        std::vector<Offer>& from = offers_[static_cast<std::size_t>(category)];
        std::vector<Offer>& to = offers_[static_cast<std::size_t>(parent)];
        if (to.empty())
            to.swap(from);
        else
            to.insert(to.end(), from.begin(), from.end());
        from.clear();
    }

    CompiledPack const& pack_;
    BoundApplication const& application_;
    Cells cells_;
    Workspace& workspace_;
    std::vector<std::vector<Offer>>& offers_; // by category, all empty before and after
};

} // namespace

void keep_best(CompiledPack const& pack, BoundApplication const& application, Cells cells, int root,
               Workspace& workspace) {
    if (root != none && !pack.categories[static_cast<std::size_t>(root)].best_below) return;
    BestItems(pack, application, cells, workspace).keep(root);
}

} // namespace accrue::scoring
