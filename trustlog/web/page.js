// Some browsers without WebGL 2 (Safari before 16) make the terminal give up with an error before it is drawn; then the
// page says so, until something is drawn after all. Any other error, an extension's say, is no reason to.
window.addEventListener("error", () => {
  const drawing = document.createElement("canvas").getContext("webgl2");
  if (!drawing) document.body?.classList.add("-unable");
  drawing?.getExtension("WEBGL_lose_context")?.loseContext();
});

// Keys go to the terminal without a click, once textual.js has made it.
window.addEventListener("load", () => setTimeout(() => document.querySelector(".xterm-helper-textarea")?.focus()));
