// The stylesheet of the portal and of the local page: the look of reports, and what only pages need.

import { accentOf } from '../report/accent.ts'
import { BASE_STYLE, colorsOf } from '../report/style.ts'
import { UPLOAD_STYLE } from './style-upload.ts'

const PORTAL_STYLE = `a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
body { min-height: 100vh; display: flex; flex-direction: column; }
main { flex: 1; width: 100%; }
.masthead > div, main, .foot { max-width: 1160px; }
.foot { width: 100%; }
.masthead > div { padding-block: 18px 30px; }
.masthead h1 { margin: 24px 0 4px; }
.masthead p { max-width: 90ch; opacity: .92; }
.masthead :focus-visible { outline-color: var(--on-brand); }
.brand { display: inline-flex; align-items: center; gap: 9px; font-weight: 650; color: inherit; }
.brand:hover { text-decoration: none; }
.brand rect { fill: var(--on-brand); }
.brand path { fill: none; stroke: var(--brand); stroke-width: 2; stroke-linecap: round; }
.foot { padding-block: 0 32px; }
.foot p { max-width: 90ch; }
.foot p + p { margin-top: 4px; }
.panel { padding: 26px 28px; background: var(--surface); border: 1px solid var(--line); border-radius: 12px; }
main > .panel { max-width: 680px; margin-bottom: 20px; }
main > section + .panel:not(.panel + .panel) { margin-top: 40px; }
.panel > h2 { margin-bottom: 8px; }
.panel > p + p { margin-top: 8px; }
.panel > form { margin-top: 20px; }
.fields { display: grid; gap: 14px; }
.fields label { display: grid; gap: 4px; font-size: 13.5px; font-weight: 600; }
.fields button { justify-self: start; }
input, select, textarea {
  font: inherit; font-size: 15px; font-weight: 400; width: 100%; min-height: 42px; padding: 8px 12px;
  color: var(--ink); background: var(--surface); border: 1px solid light-dark(#8b979d, #6b7b82); border-radius: 8px;
}
input[type=checkbox], input[type=radio] { width: 18px; min-height: 18px; height: 18px; padding: 0; accent-color: var(--accent); }
[aria-invalid=true] { border-color: var(--critical); }
.problem { color: var(--critical); font-size: 14px; }
::placeholder { color: var(--muted); opacity: 1; }
.button, button { display: inline-block; font-size: 15px; font-weight: 600; line-height: 24px; padding: 8px 18px; border-radius: 8px; border: 1px solid light-dark(#c3ccd0, #43525a); color: var(--accent); background: var(--surface); }
.button:hover, button:hover { text-decoration: none; border-color: var(--accent); }
.primary { color: light-dark(#ffffff, #10171a); background: var(--accent); border-color: var(--accent); }
.primary:hover { filter: brightness(1.08); }
button:disabled { opacity: .6; cursor: default; }
.actions { display: flex; flex-wrap: wrap; gap: 10px; margin: 14px 0 18px; }
.files { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; margin-top: 14px; }
.files li { display: grid; grid-template-columns: minmax(150px, 220px) 1fr; gap: 2px 20px; padding: 11px 20px; }
.files li + li { border-top: 1px solid var(--line); }
.files span { color: var(--muted); }
.choices li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 12px 24px; padding: 16px 0; }
.choices li:first-child { padding-top: 4px; }
.choices li:last-child { padding-bottom: 0; }
.choices li + li { border-top: 1px solid var(--line); }
.choices div { flex: 1 1 300px; }
.choices h3 { font-size: 16px; }
@media (max-width: 640px) {
  .masthead > div { padding-block: 14px 22px; }
  .masthead h1 { font-size: 24px; margin-top: 18px; }
  .panel { padding: 20px 18px; }
  .files li { grid-template-columns: 1fr; padding: 10px 16px; }
}
`

export const STYLE = colorsOf(accentOf(null)) + BASE_STYLE + PORTAL_STYLE + UPLOAD_STYLE
