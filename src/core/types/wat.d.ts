/** A module in the text format of WebAssembly: its binary form in base64, made where the package is built or tested. */
declare module "*.wat" {
  const code: string;
  export default code;
}
