"""What is seen: the page, the map, the command line. The only layer that knows Streamlit and folium."""
