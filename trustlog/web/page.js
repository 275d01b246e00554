// Without WebGL 2 the terminal gives up with an error before it is drawn; then the page says so.
window.addEventListener("error", () => document.body.classList.add("-unable"));

// Keys go to the terminal without a click, once textual.js has made it.
window.addEventListener("load", () => setTimeout(() => document.querySelector(".xterm-helper-textarea")?.focus()));
