export { trace } from "./trace/trace.js";
