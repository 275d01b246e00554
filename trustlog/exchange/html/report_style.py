"""How the report looks: calm, on a screen in light and dark, and on A4."""

from trustlog.exchange.html.palette import DARK, LIGHT, declared

STYLE = (
    f"""
@page {{ size: A4; margin: 15mm 15mm 16mm; }}
:root {{ color-scheme: light dark; {declared(LIGHT)} }}
@media screen and (prefers-color-scheme: dark) {{ :root {{ {declared(DARK)} }} }}
"""
    + """
* { box-sizing: border-box; }
body { font: 15px/1.55 "Segoe UI", "Helvetica Neue", Helvetica, Arial, sans-serif; color: var(--ink);
  background: var(--ground); margin: 0; padding: 2.5rem 1.2rem 3rem; }
main { max-width: 800px; margin: 0 auto; }
h1 { font-size: 1.9rem; line-height: 1.2; font-weight: 650; margin: 0 0 .3rem; letter-spacing: -.01em;
  overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; line-height: 1.3; font-weight: 650; margin: 0 0 .3rem; break-after: avoid; }
h3 { font-size: 1rem; font-weight: 650; margin: 1.5rem 0 .5rem; break-after: avoid; }
p { margin: .35rem 0; max-width: 46rem; overflow-wrap: anywhere; }
.about, .soft { color: var(--soft); }
header .about { font-size: 1.02rem; }
body > .about { max-width: 800px; margin: 1.4rem auto 0; font-size: .85rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.2rem; margin: 1.2rem 0 0;
  font-size: .9rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(118px, 1fr)); gap: .8rem; margin: 1.5rem 0;
  padding: 0; list-style: none; }
.tiles li { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .8rem .9rem .7rem; }
.tiles .number { display: block; font-size: 1.75rem; line-height: 1.15; font-weight: 600;
  font-variant-numeric: tabular-nums; }
.tiles .title { display: block; font-size: .88rem; line-height: 1.35; }
.tiles .before { display: block; font-size: .8rem; color: var(--soft); }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.5rem 1.7rem 1.3rem;
  margin: 1.3rem 0; }
section > p:first-of-type { margin-bottom: .9rem; }
figure { margin: 1.1rem 0 .4rem; break-inside: avoid; }
figcaption { font-size: .85rem; color: var(--soft); margin-top: .5rem; max-width: 46rem; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 12.5px; fill: var(--ink); }
svg .small { font-size: 10.5px; }
svg .strong { font-weight: 600; }
svg text.soft { fill: var(--soft); }
svg text.good { fill: var(--good); } svg text.warn { fill: var(--warn); } svg text.accent { fill: var(--accent); }
svg .terrace { fill: var(--panel); stroke: var(--line); }
svg .hair { stroke: var(--line); stroke-width: .5; opacity: .7; }
svg .grid { stroke: var(--line); stroke-width: .8; }
svg .bar { stroke: var(--accent); stroke-width: 1.6; stroke-dasharray: 3 2; }
svg .change { stroke: var(--accent); stroke-width: 1; stroke-dasharray: 2 3; }
svg .band { opacity: .38; } svg .area { opacity: .16; stroke: none; }
svg .theirs { fill: var(--theirs); } svg .ours { fill: var(--ours); }
svg .dot { stroke: var(--card); stroke-width: 1.2; }
svg .line { fill: none; stroke-width: 1.7; stroke-linejoin: round; stroke-linecap: round; }
svg .line.theirs { stroke: var(--theirs); } svg .line.ours { stroke: var(--ours); stroke-dasharray: 5 3; }
svg .rail { fill: var(--panel); }
svg rect.good { fill: var(--good); opacity: .75; } svg rect.accent { fill: var(--accent); opacity: .75; }
svg .flow { fill: none; stroke-linecap: butt; opacity: .7; }
svg .stay { stroke: var(--line); } svg .up { stroke: var(--good); } svg .down { stroke: var(--warn); }
details { margin: .2rem 0 .9rem; font-size: .88rem; }
summary { cursor: pointer; color: var(--soft); padding: .2rem 0; width: max-content; max-width: 100%; }
summary:focus-visible { outline: 2px solid var(--theirs); outline-offset: 2px; border-radius: 3px; }
.scrolls { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 .6rem; font-size: .88rem; }
caption { text-align: left; color: var(--soft); padding: .2rem 0 .3rem; }
th, td { border-bottom: 1px solid var(--line); padding: .34rem .6rem .34rem 0; text-align: left; vertical-align: top; }
th { font-weight: 600; color: var(--soft); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td { overflow-wrap: anywhere; }
.cases { list-style: none; margin: 0; padding: 0; }
.cases li { border-left: 3px solid var(--line); padding: .1rem 0 .1rem .9rem; margin: .9rem 0; break-inside: avoid; }
.cases li.good { border-color: var(--good); } .cases li.warn { border-color: var(--warn); }
.cases li.accent { border-color: var(--accent); }
.cases .head { margin: 0; }
.cases .name { font-weight: 600; }
.cases .mark { display: inline-block; min-width: 1.2em; }
.good .mark { color: var(--good); } .warn .mark { color: var(--warn); } .accent .mark { color: var(--accent); }
.cases p { margin: .15rem 0; font-size: .93rem; }
.cases .says { font-weight: 600; }
.lines { margin: .5rem 0; padding-left: 1.1rem; }
.lines li { margin: .25rem 0; max-width: 46rem; overflow-wrap: anywhere; }
ol.lines { padding-left: 1.4rem; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
@media (max-width: 560px) { section { padding: 1.1rem 1rem; } .facts { grid-template-columns: 1fr; }
  .facts dd { margin-bottom: .4rem; } figure { overflow-x: auto; } svg { min-width: 520px; } }
@media print {
  body { font-size: 10pt; padding: 0; background: none; }
  main, body > .about { max-width: none; }
  section { border: 0; border-radius: 0; background: none; padding: 0; margin: 0; break-before: page; }
  section.short { break-before: auto; margin-top: 9mm; }
  .tiles li { background: none; }
  svg, .cases li, .tiles li { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  summary { list-style: none; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  .scrolls { overflow: visible; }
  .facts { break-inside: avoid; }
}
"""
)
"""As a page adds it; the colours stand in `palette`, and every other rule names them."""
