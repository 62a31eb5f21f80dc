/** The colours of the picture, by their part in it. They follow the reader's light or dark scheme. */
export const style = `
svg { --ground: #fff; --band: #f1f4f8; --frame: #b9c3d0; --line: #8996a7; --ink: #1b2430; --soft: #4f5b6b;
  --box: #e3ecf9; --edge: #4a73ad; --outer: #f6ecd8; --outer-edge: #a57b2b; --dot: #35598c; --bad: #c02f2f }
@media (prefers-color-scheme: dark) {
  svg { --ground: #12171e; --band: #1a212b; --frame: #46566a; --line: #5f6e82; --ink: #e6ebf2; --soft: #a5b2c3;
    --box: #1d3250; --edge: #6f9bd8; --outer: #3a2f17; --outer-edge: #cf9f45; --dot: #86aee6; --bad: #ff7b72 }
}
text { font: 13px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: var(--ink) }
.ground { fill: var(--ground) }
.heading { font-size: 18px; font-weight: 600 }
.soft, .count { fill: var(--soft) }
.count { text-anchor: end }
.band { fill: var(--band) }
.frame { fill: none; stroke: var(--frame); stroke-dasharray: 5 4 }
.room { fill: var(--box); stroke: var(--edge) }
.package { fill: var(--outer); stroke: var(--outer-edge) }
.line { fill: none; stroke: var(--line) }
.tip { fill: var(--line) }
.dot { fill: var(--dot) }
.number { font-size: 10px; font-weight: 600; text-anchor: middle; fill: var(--ground) }
.line.back { stroke: var(--bad) }
.dot.back, .tip.back { fill: var(--bad) }
`
