import { shadeRules } from './shade-rules';

/** The style sheet of a page, with the rules of its images; dark colours are for screens, not for paper. */
export function pageStyle(pictureRules: readonly string[]): string {
  const rules = [LAYOUT, shadeRules(), PRINT, ...new Set(pictureRules)].join('\n').trim();
  return rules.replaceAll('@media (prefers-color-scheme', '@media screen and (prefers-color-scheme');
}

const LAYOUT = `
:root{color-scheme:light dark;--ground:#fff;--text:#1f2328;--faint:#59636e;--frame:#d1d9e0;--bad:#b3261e;--panel:#f6f8fa}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:13px/1.45 "DejaVu Sans",Verdana,system-ui,sans-serif}
h1{font-size:18px;margin:0 0 6px}h2{font-size:14px;margin:22px 0 8px}h3{font-size:13px;margin:0 0 4px}
header{background:var(--ground);border-bottom:1px solid var(--frame);padding:12px 20px}
@media screen and (min-height:700px) and (min-width:761px){header{position:sticky;top:0;z-index:2}}
.two .change{display:block}
dl{display:flex;flex-wrap:wrap;gap:6px 26px;margin:0}
dt{color:var(--faint);font-size:12px}dd{margin:0}dd strong{font-size:14px}
.change,.found,.note{color:var(--faint);font-size:12px}
.page{display:grid;grid-template-columns:270px minmax(0,1fr);gap:20px;padding:16px 20px}
fieldset{border:0;margin:0 0 18px;padding:0;min-width:0}legend{font-weight:bold;padding:0;margin-bottom:6px}
.control{display:grid;grid-template-columns:minmax(0,1fr) 84px;gap:2px 10px;align-items:center;margin-bottom:10px}
.control label{grid-column:1/-1;overflow-wrap:anywhere}
.control input{min-width:0;font:inherit;color:inherit}
.control input[type=text]{grid-column:1/-1}
.control input:not([type=range]){border:1px solid var(--frame);border-radius:4px;background:var(--ground);padding:2px 4px}
.control input[type=range]{margin:0;width:100%}
.control.changed label{font-weight:bold}
.problem{grid-column:1/-1;margin:0;color:var(--bad);font-size:12px;overflow-wrap:anywhere}
.control input[aria-invalid]{border-color:var(--bad)}
button{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--frame);border-radius:4px;padding:3px 10px}
:focus-visible{outline:2px solid #0969da;outline-offset:2px}
details{margin-bottom:10px}summary{cursor:pointer;margin-bottom:8px}
main>section:first-child>h2{margin-top:0}
.two{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:16px}
.picture{border:1px solid var(--frame);border-radius:6px;padding:8px;overflow:auto;text-align:center}
.picture svg{display:block;margin:auto}
.two .picture svg{max-width:max(100%,400px);height:auto}
.two .picture{padding:4px}
.stale .picture,.stale .rows{border:1px dashed var(--bad)}
#stale{margin:8px 0 0}
.name{font-size:13px;margin:0 0 4px}
.rows{overflow:auto;max-height:520px;border:1px solid var(--frame);border-radius:6px}
table{border-collapse:collapse;width:100%;font-size:12px}
th,td{padding:3px 6px;border-bottom:1px solid var(--frame);text-align:right;font-weight:normal;white-space:nowrap}
thead th{position:sticky;top:0;background:var(--panel);font-weight:bold;white-space:normal}
.two th,.two td{padding:3px 4px;font-size:11px}
th:first-child,th:nth-child(2),td:nth-child(2){text-align:left}
.search{display:flex;flex-wrap:wrap;gap:6px 12px;align-items:center;margin-bottom:6px}
.search input{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--frame);border-radius:4px;padding:3px 6px}
code{overflow-wrap:anywhere;font-size:12px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.still .controls,.still .search{display:none}.still .page{grid-template-columns:minmax(0,1fr)}
@media (prefers-color-scheme:dark){:root{--ground:#0d1117;--text:#f0f6fc;--faint:#9aa4af;--frame:#3d444d;--bad:#ff8f87;--panel:#151b23}
:focus-visible{outline-color:#58a6ff}}
@media (max-width:760px){.page,.two{grid-template-columns:minmax(0,1fr)}}
`;

const PRINT = `
@media print{:root{color-scheme:light}.page{grid-template-columns:minmax(0,1fr)}.rows{max-height:none;overflow:visible;border:0}
.control input[type=range],button,.search,.unseen{display:none}.controls{columns:3}.control{grid-template-columns:1fr 84px;break-inside:avoid}
.control label{grid-column:1}.picture{border:0;break-inside:avoid;overflow:visible;padding:0}.picture svg{max-width:100%;height:auto}td{print-color-adjust:exact}thead th{position:static}tr{break-inside:avoid}}
`;
