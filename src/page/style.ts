/** The look of every page: light, dark and on paper. No line of it begins with a colon, which output for CI would change. */
export const style = `
:root{color-scheme:light dark;--back:#fff;--card:#f6f7f9;--text:#1c1e21;--quiet:#585f69;--line:#c9ced6;--accent:#1553b7;--bad:#b3261e;--good:#1d6b3a;--mark:#e7eefb}
@media (prefers-color-scheme:dark){:root{--back:#15171a;--card:#1f2226;--text:#e6e8eb;--quiet:#a5acb6;--line:#3a3f47;--accent:#8ab4f8;--bad:#f2857c;--good:#81c995;--mark:#26334a}}
*{box-sizing:border-box}
html[data-lang=en] .zh,html[data-lang=zh] .en{display:none}
body{margin:0;background:var(--back);color:var(--text);font:16px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:62rem;margin:0 auto;padding:0 1rem}
header{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;padding-top:1rem;padding-bottom:.5rem;border-bottom:1px solid var(--line)}
h1{font-size:1.25rem;margin:0}
h2{font-size:1.15rem;margin:1.5rem 0 .5rem}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem;flex:1}
a{color:var(--accent)}
nav a{text-decoration:none;padding:.15rem 0;border-bottom:2px solid transparent}
nav a[aria-current]{border-color:var(--accent);font-weight:600}
button,input,textarea,select{font:inherit;color:inherit;background:var(--back);border:1px solid var(--line);border-radius:.35rem;padding:.4rem .6rem}
button{cursor:pointer;background:var(--card)}
a:focus-visible,button:focus-visible,input:focus-visible,textarea:focus-visible,select:focus-visible,summary:focus-visible,pre:focus-visible,div:focus-visible{outline:3px solid var(--accent);outline-offset:1px}
input[type=search],input[type=text],input[type=password],textarea{width:100%;display:block;margin-top:.2rem}
textarea{min-height:11rem;font:13px/1.45 ui-monospace,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace;white-space:pre;overflow:auto}
label{display:block;margin-top:.8rem;font-weight:600}
code,pre,kbd{font:.9em/1.45 ui-monospace,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace}
pre{background:var(--card);border:1px solid var(--line);border-radius:.35rem;padding:.5rem .7rem;white-space:pre-wrap;margin:.4rem 0}
article{border:1px solid var(--line);border-radius:.5rem;padding:.2rem 1rem 1rem;margin:1rem 0}
article>h2{margin-top:.7rem}
h2:focus,main:focus{outline:none}
input[type=file]{font-weight:400}
.quiet{color:var(--quiet)}
.bad{color:var(--bad);font-weight:600}
.good{color:var(--good);font-weight:600}
.tag{font-size:.8em;color:var(--quiet);border:1px solid var(--line);border-radius:.3rem;padding:0 .3rem;white-space:nowrap}
.list{list-style:none;padding:0;margin:.5rem 0}
.list a{display:block;padding:.35rem .5rem;border-radius:.35rem;text-decoration:none;color:inherit}
.list a:hover,.list a:focus{background:var(--mark)}
.list b{font-weight:600;color:var(--accent)}
dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.2rem 1rem;margin:.6rem 0}
dt{color:var(--quiet)}
dd{margin:0}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92em}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}
th,td.time,td:not(:last-child) code{white-space:nowrap}
td:last-child{min-width:14rem}
.id{display:inline-block;max-width:100%}
td.number{text-align:right}
caption{text-align:left;font-weight:600;padding:.4rem 0}
svg{display:block;width:100%;height:auto}
svg text{fill:currentColor;font:12px system-ui,sans-serif}
svg rect{fill:var(--accent)}
svg line{stroke:var(--line)}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:.5rem;background:var(--back);padding:.3rem .6rem}
.row{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:end}
.row>label{flex:1 1 14rem}
[hidden]{display:none!important}
footer{margin-top:2rem;padding-bottom:2rem;color:var(--quiet);font-size:.9em}
@media (forced-colors:active){svg rect{fill:CanvasText}}
@media print{:root{color-scheme:light;--back:#fff;--card:#fff;--text:#000;--quiet:#333;--line:#999;--accent:#000}nav,form,button,.skip,.filters{display:none!important}article{break-inside:avoid-page}a{text-decoration:none}body{font-size:11pt}}
`
  .trim()
  .replaceAll(/\n+/gu, "");
