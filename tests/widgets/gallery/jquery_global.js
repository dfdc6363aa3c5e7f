import $ from 'jquery';

// jQuery's plugins look for it here.
window.jQuery = window.$ = $;
