// The browser's half of invitation.cpp.
addToLibrary({
  js_page_origin__deps: ['$stringToNewUTF8'],
  js_page_origin: () => (location.protocol.startsWith('http') ? stringToNewUTF8(location.origin) : 0),
  js_take_invitation__deps: ['$stringToNewUTF8'],
  js_take_invitation: () => {
    const token = new URLSearchParams(location.hash.slice(1)).get('token');
    if (!token) return 0;
    history.replaceState(null, '', location.pathname + location.search);
    return stringToNewUTF8(token);
  },
});
